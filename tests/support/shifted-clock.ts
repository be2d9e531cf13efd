const DAY = 86_400_000;

/** NODE_OPTIONS under which the program's clock runs so many times as fast, or so many days ahead. */
export function shiftedClock({ speed = 1, days = 0 }: { speed?: number; days?: number }): string {
  const source = `
    const Real = Date;
    const start = Real.now();
    const now = () => start + ${days * DAY} + (Real.now() - start) * ${speed};
    globalThis.Date = class extends Real {
      constructor(...parts) {
        if (parts.length > 0) super(...parts);
        else super(now());
      }
      static now() { return now(); }
    };`;
  return `--import=data:text/javascript,${encodeURIComponent(source)}`;
}
