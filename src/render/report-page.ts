/** Text as it may stand in HTML or in a quoted attribute: a deck is somebody else's file. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Light, dark and print in one sheet; colours that can be told apart without red and green. */
export const REPORT_STYLE = `
:root { --ink: #1c2330; --quiet: #5d6675; --paper: #ffffff; --line: #d9dde4; --mark: #1f6feb; --heat0: #eceff3; --heat1: #b6d4fe; --heat2: #74aefc; --heat3: #2f7de1; --heat4: #0b4a9e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --quiet: #9aa4b2; --paper: #12161d; --line: #303846; --mark: #6cb0ff; --heat0: #1e2530; --heat1: #14406f; --heat2: #1d62ab; --heat3: #4a97e8; --heat4: #a5d0ff; } }
@media print { :root { --ink: #000; --quiet: #444; --paper: #fff; --line: #bbb; } section { break-inside: avoid; } body { max-width: none; } }
body { margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 60rem; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 2.5rem 0 .75rem; } small { color: var(--quiet); font-weight: normal; font-size: .85em; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; } .figures strong { display: block; font-size: 1.6rem; line-height: 1.2; } .figures span { color: var(--quiet); font-size: .85rem; }
table { border-collapse: collapse; } td, th { padding: .25rem 1.25rem .25rem 0; text-align: right; font-weight: normal; border-bottom: 1px solid var(--line); } th:first-child { text-align: left; } tr:first-child th { color: var(--quiet); font-size: .85rem; }
svg { display: block; width: 100%; height: auto; overflow: visible; } svg text { fill: var(--quiet); font: 11px system-ui, sans-serif; } .bar { fill: var(--mark); } .rest { fill: var(--heat0); } .line { fill: none; stroke: var(--mark); stroke-width: 2; } .area { fill: var(--mark); opacity: .15; } .grid { stroke: var(--line); }
.heat0 { fill: var(--heat0); } .heat1 { fill: var(--heat1); } .heat2 { fill: var(--heat2); } .heat3 { fill: var(--heat3); } .heat4 { fill: var(--heat4); }
li { margin: .4rem 0; }
`;
