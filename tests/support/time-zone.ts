/** Runs `use` with this process's time zone set to `zone` (test files run one after the other in processes of their own). */
export function inZone<T>(zone: string, use: () => T): T {
  const usual = process.env.TZ;
  process.env.TZ = zone;
  try {
    return use();
  } finally {
    if (usual === undefined) delete process.env.TZ;
    else process.env.TZ = usual;
  }
}
