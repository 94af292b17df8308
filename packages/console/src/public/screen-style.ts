// The style of the waiting room's television: dark on light, and so large that it is read from five metres. Everything is sized by
// the height and the width of the screen together, so that one picture fits every television; a small window gets an ordinary page.

export const SCREEN_STYLE = `
:root{color-scheme:light;--ink:#101716;--soft:#2b3836;--line:#7d8b88;--strong:#0b4a4d}
*,*::before,*::after{box-sizing:border-box}
html{font-size:100%}
body{margin:0;background:#fff;color:var(--ink);font:1rem/1.25 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
main{padding:1rem}
h1{margin:0 0 1rem;font-size:1.75em;line-height:1.15}
h2{margin:0 0 .25em;font-size:1.15em}
p{margin:0}
.picture{display:grid;gap:1.5rem}
.value{font-size:5em;font-weight:800;line-height:1;font-variant-numeric:tabular-nums}
.mutu{font-size:1.75em;font-weight:700}
.why{font-size:1.5em;font-weight:700}
.soft{color:var(--soft)}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.3em .15em;border-bottom:1px solid var(--line);text-align:right;vertical-align:middle}
thead th{color:var(--soft);vertical-align:bottom}
.words{text-align:left}
tbody th{font-weight:700}
footer{margin-top:1rem;padding:.6em .8em;background:var(--strong);color:#fff}
footer .invitation{font-size:1.35em;font-weight:700}
@media (min-width:56rem) and (min-height:31rem) and (orientation:landscape){
html{font-size:min(1vw,1.777vh)}
body{font-size:2rem}
main{display:flex;flex-direction:column;height:100vh;padding:1.5rem 2rem}
h1{margin:0 0 1rem;font-size:3.4rem;line-height:1.2}
h1.long{font-size:2.2rem}
.name{display:-webkit-box;overflow:hidden;-webkit-box-orient:vertical;-webkit-line-clamp:2;line-height:1.25;padding:.1em 0}
.picture{flex:1;grid-template-columns:28rem 1fr;gap:2.5rem;min-height:0}
.value{font-size:10rem;line-height:1.15}
.hundred{font-size:8.2rem}
.mutu{font-size:3.4rem}
.why{font-size:2.8rem}
.people{font-size:2.3rem}
h2{font-size:2rem}
th,td{padding:.2em .35em}
thead th{font-size:1.7rem}
tbody th,tbody td{font-size:2rem}
.few tbody th,.few tbody td{font-size:2.4rem}
.few .name{-webkit-line-clamp:3}
.nowrap{white-space:nowrap}
footer{margin-top:1rem;padding:.75rem 1.5rem}
footer .invitation{font-size:2.4rem}
footer .when{font-size:1.6rem}
}
`
  .trim()
  .replaceAll('\n', '');
