// How the printed documents look. Lengths are in millimetres and points, because they are paper: on a screen the same sheet
// lies on a grey desk. A table or a drawing is never cut by the end of a page; only long tables may break, between rows.

export const REPORT_STYLE = `
:root { color-scheme: light; --ink: #17211f; --soft: #45524e; --line: #c3ceca; --accent: #0b4a4d; --tint: #e6f0ee; }
*, *::before, *::after { box-sizing: border-box; }
html { background: #dfe5e2; color: var(--ink); font: 10pt/1.4 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
body { margin: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; overflow-wrap: break-word; }
main { width: 210mm; margin: 8mm auto; padding: 16mm 16mm 18mm; background: #fff; }
h1, h2, h3, p, dl, dd, figure, ul { margin: 0; padding: 0; }
svg { display: block; width: 100%; height: auto; }
svg text { font-family: inherit; fill: var(--ink); }

header { padding-bottom: 3mm; border-bottom: 0.8mm solid var(--accent); }
.unit { font-size: 13pt; font-weight: 700; text-transform: uppercase; letter-spacing: 0.02em; line-height: 1.2; }
h1 { margin-top: 2mm; color: var(--accent); font-size: 20pt; line-height: 1.15; letter-spacing: -0.01em; }
.period { margin-top: 1mm; font-size: 12pt; }
h2 { margin: 5mm 0 2mm; font-size: 13pt; line-height: 1.2; color: var(--accent); break-after: avoid; }
.lead { margin-bottom: 2mm; font-size: 9pt; text-wrap: pretty; }

.result { display: grid; grid-template-columns: 62mm 1fr; gap: 8mm; margin-top: 5mm; break-inside: avoid; }
.index { display: flex; flex-direction: column; justify-content: center; padding: 4mm 5mm; border-radius: 2mm; background: var(--accent); color: #fff; text-align: center; }
.index span { display: block; }
.index .label { font-size: 10pt; }
.index .value { font-size: 42pt; font-weight: 700; line-height: 1.1; letter-spacing: -0.02em; font-variant-numeric: lining-nums; white-space: nowrap; }
.index .mutu { margin-top: 1mm; font-size: 13pt; font-weight: 700; }
.index .interval { margin-top: 2mm; font-size: 8.5pt; }
.index .hidden { font-size: 15pt; font-weight: 700; line-height: 1.25; }
.facts { display: grid; grid-template-columns: 1fr 1fr; gap: 0 8mm; align-content: center; }
.facts div { padding: 1.4mm 0; border-bottom: 0.2mm solid var(--line); }
.facts dt { color: var(--soft); font-size: 8.5pt; }
.facts dd { font-size: 11.5pt; font-weight: 700; line-height: 1.3; }
.facts dd small { font-size: 8.5pt; font-weight: 400; }

table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums lining-nums; }
caption { padding-bottom: 1mm; font-size: 9pt; text-align: left; }
th, td { padding: 0.9mm var(--beside, 2mm); border-bottom: 0.2mm solid var(--line); text-align: right; vertical-align: top; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom: 0.4mm solid var(--accent); color: var(--soft); font-size: 8.5pt; line-height: 1.25; vertical-align: bottom; }
tbody th { font-weight: 400; }
.words { text-align: left; }
tfoot th, tfoot td { border-bottom: 0; border-top: 0.4mm solid var(--accent); font-weight: 700; }
tr, .whole { break-inside: avoid; }
thead { display: table-header-group; }
tfoot { display: table-row-group; }
.spread td { vertical-align: middle; }
.spread th, .spread td { padding-top: 0.7mm; padding-bottom: 0.7mm; }
.spread .bar { width: 58mm; }
.spread .bar svg { height: 4.6mm; }
.swatch { display: inline-block; width: 2.6mm; height: 2.6mm; }
.extremes { margin-top: 2mm; }
.plan { font-size: 9pt; }
.plan td { white-space: pre-line; }
.plan th small, .plan td small { display: block; color: var(--soft); font-size: 8pt; }
.groups { columns: 2; column-gap: 10mm; font-size: 9pt; line-height: 1.3; }
.groups table { margin-bottom: 3mm; break-inside: avoid; }
.groups th, .groups td { padding-top: 0.2mm; padding-bottom: 0.2mm; }
.groups thead th:first-child { color: var(--ink); font-size: 9.5pt; }
.new-page { break-before: page; }
.new-page h2 { margin-top: 0; }
.officers { --beside: 0.8mm; }
.officers thead th { font-size: 8pt; }
.officers tbody th { width: 32mm; overflow-wrap: anywhere; }
.officers .name { font-weight: 700; }
.officers .hidden { text-align: center; font-size: 9pt; }
.officers .remarks { font-size: 8pt; }
.officers small { display: block; color: var(--soft); font-size: 8pt; font-weight: 400; }
.officers .unbroken { white-space: nowrap; }
.notes { margin-top: 2mm; padding-top: 2.5mm; border-top: 0.2mm solid var(--line); font-size: 8pt; line-height: 1.3; break-inside: avoid; }
.notes h2 { margin: 0 0 1.5mm; font-size: 10pt; }
.notes ul { padding-left: 4mm; }
.notes li { margin-bottom: 0.6mm; }

@media print {
  html { background: none; }
  main { width: auto; margin: 0; padding: 0; }
}`;

export const POSTER_STYLE = `
@page { size: A4 portrait; margin: 0; }
:root { color-scheme: light; --ink: #17211f; --accent: #0b4a4d; --line: #c3ceca; --tint: #e6f0ee; }
*, *::before, *::after { box-sizing: border-box; }
html { background: #dfe5e2; color: var(--ink); font: 12pt/1.35 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
body { margin: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; overflow-wrap: break-word; }
main { display: flex; flex-direction: column; width: 210mm; height: 297mm; margin: 8mm auto; overflow: hidden; background: #fff; }
h1, h2, p, dl, dd { margin: 0; }
svg { display: block; width: 100%; height: auto; }
svg text { font-family: inherit; fill: var(--ink); }
header { padding: 14mm 16mm 0; text-align: center; }
h1 { color: var(--accent); font-size: 27pt; line-height: 1.1; letter-spacing: -0.01em; }
.unit { margin-top: 4mm; font-size: 17pt; font-weight: 700; line-height: 1.2; text-wrap: balance; }
.period { margin-top: 1.5mm; font-size: 14pt; }
.result { display: grid; grid-template-columns: 78mm 1fr; gap: 8mm; margin: 9mm 16mm 0; }
.index { display: flex; flex-direction: column; justify-content: center; min-height: 76mm; padding: 5mm; border-radius: 3mm; background: var(--accent); color: #fff; text-align: center; }
.index span { display: block; }
.index .label { font-size: 14pt; font-weight: 600; }
.index .value { font-size: 70pt; font-weight: 700; line-height: 1.3; letter-spacing: -0.03em; font-variant-numeric: lining-nums; white-space: nowrap; }
.index .hundred { font-size: 54pt; line-height: 1.685; }
.index .mutu { font-size: 19pt; font-weight: 700; line-height: 1.25; }
.index .hidden { font-size: 20pt; font-weight: 700; line-height: 1.25; }
.people { align-self: center; }
.people h2 { padding-bottom: 1.5mm; border-bottom: 0.5mm solid var(--accent); font-size: 14pt; line-height: 1.2; }
.people dl { display: grid; grid-template-columns: 1fr 1fr; gap: 0 6mm; }
.people div { display: flex; justify-content: space-between; align-items: end; gap: 2mm; padding: 1.2mm 0; border-bottom: 0.2mm solid var(--line); font-size: 10.5pt; line-height: 1.3; font-variant-numeric: tabular-nums lining-nums; }
.people dd { font-weight: 700; white-space: nowrap; }
.people .total, .people .group { grid-column: 1 / -1; }
.people .total { font-size: 13pt; }
.people .group { padding-top: 3mm; border: 0; color: var(--accent); font-size: 10pt; font-weight: 700; }
.elements { margin: 9mm 16mm 0; --bar: 6.2mm; --gap: 1.5mm; }
.elements h2 { font-size: 14pt; line-height: 1.2; }
.elements .why { max-width: 150mm; font-size: 15pt; text-wrap: pretty; }
.elements .scale { margin: 0.5mm 0 1.5mm; font-size: 10pt; }
.thanks { margin-top: auto; padding: 7mm 16mm; background: var(--tint); text-align: center; text-wrap: balance; }
.thanks b { display: block; margin-bottom: 1.5mm; color: var(--accent); font-size: 15pt; line-height: 1.25; }
.remarks { margin: 3mm 16mm; padding-left: 3mm; border-left: 1mm solid var(--accent); font-size: 9pt; line-height: 1.25; }
.remarks + .thanks { padding: 4mm 16mm; }
.long .remarks { margin: 2mm 16mm; font-size: 8pt; }
.basis { padding: 3mm 16mm 4mm; background: var(--accent); color: #fff; font-size: 8.5pt; text-align: center; }
.long .unit { font-size: 13pt; }
.long .elements { margin-top: 7mm; --bar: 5mm; --gap: 1mm; }
@media screen and (max-width: 214mm) {
  main { width: auto; height: auto; min-height: 100vh; margin: 0; overflow: visible; }
  header { padding: 1.5rem 1rem 0; }
  h1 { font-size: 1.6rem; }
  main .unit { font-size: 1.2rem; }
  .result { grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 1.5rem; margin: 1.5rem 1rem 0; }
  .index { min-height: 12rem; }
  .index .value, .index .hundred { font-size: clamp(3rem, 19vw, 5.8rem); }
  main .elements { margin: 1.5rem 1rem; }
  main .elements :is(.bars li, .axis) { grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) 3rem; gap: 0.5rem; }
  main .remarks, main .remarks + .thanks { margin-inline: 1rem; }
  .thanks { padding: 1.5rem 1rem; }
  main .remarks + .thanks { margin-inline: 0; padding-inline: 1rem; }
}
@media print {
  html { background: none; }
  main { margin: 0; }
}`;

/** The list of bars, which both documents have. */
export const BARS_STYLE = `
.bars { display: grid; gap: var(--gap, 1mm); margin: 0; padding: 0; list-style: none; }
.bars li, .axis { display: grid; grid-template-columns: 75mm 1fr 16mm; gap: 3mm; align-items: center; font-size: 9.5pt; line-height: 1.2; }
.bars svg { height: var(--bar, 4.4mm); }
.bars b { text-align: right; font-size: 10pt; font-variant-numeric: tabular-nums lining-nums; }
.bars i { display: inline-block; width: 5mm; font-style: normal; text-align: center; }
.axis { margin-bottom: 0.5mm; font-size: 8.5pt; }
.axis span { grid-column: 2; display: flex; justify-content: space-between; margin: 0 -2mm; }
.axis i { width: 4mm; font-style: normal; text-align: center; }
`;
