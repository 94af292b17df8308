// The one style sheet of the console and of the public pages: on a screen, in the dark, on a phone of 320 px and on A4.

export const CONSOLE_STYLE = `
:root{color-scheme:light dark;--ground:#f3f6f5;--paper:#fff;--ink:#17211f;--soft:#45524e;--line:#c3cdca;--strong:#0b4a4d;--link:#0b5c60;--on-strong:#fff;--tint:#e6f0ee;--mark:#7a3a00;--mark-ground:#fdf1e2;--bar:#2f7d78;--bar-soft:#9cc9c2}
@media (prefers-color-scheme:dark){:root{--ground:#101716;--paper:#182120;--ink:#e9f0ee;--soft:#b3c0bc;--line:#3c4a47;--strong:#0b4a4d;--link:#8fd3cb;--on-strong:#fff;--tint:#22302d;--mark:#f3c48b;--mark-ground:#35270f;--bar:#5fb3aa;--bar-soft:#2f6f69}}
*,*::before,*::after{box-sizing:border-box}
[hidden]{display:none!important}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--ground);color:var(--ink);font:100%/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-100rem;top:0;padding:.5rem 1rem;background:var(--paper)}
.skip:focus{left:0;z-index:1}
.top{background:var(--strong);color:var(--on-strong)}
.top>div,main,.foot{max-width:76rem;margin:0 auto;padding:.75rem 1rem}
.top>div{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1.25rem}
.top a{display:inline-block;padding:.25rem 0;color:inherit;text-decoration:none}
.top a:hover{text-decoration:underline}
.top :focus-visible{outline-color:#fff}
.brand{font-size:1.125rem;font-weight:700}
.top .who{margin:0 0 0 auto;display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .75rem}
.top button{min-height:2rem;padding:.125rem .75rem;border:1px solid #fff;border-radius:.375rem;background:none;color:inherit;font:inherit;cursor:pointer}
.trail{margin:0 0 .25rem;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:0 .5rem;color:var(--soft);font-size:.9375rem}
.trail li+li::before{content:"›";margin-right:.5rem}
.trail a{display:inline-block;padding:.25rem 0}
main{display:block;padding-block:1rem 2.5rem}
h1{margin:0;font-size:1.625rem;line-height:1.2;text-wrap:balance}
h2{margin:0 0 .5rem;font-size:1.1875rem;line-height:1.3}
h3{margin:1rem 0 .25rem;font-size:1rem}
p{margin:.5rem 0}
.lead,.soft,small,figcaption{color:var(--soft)}
small{font-size:.875rem}
section,.card{margin:1rem 0;padding:1rem;background:var(--paper);border:1px solid var(--line);border-radius:.5rem}
.tabs,.choices{display:flex;flex-wrap:wrap;gap:.375rem;margin:.75rem 0;padding:0;list-style:none}
.tabs a,.choices a,.button,main button{display:inline-flex;align-items:center;min-height:2.25rem;padding:.25rem .875rem;border:1px solid var(--line);border-radius:.375rem;background:var(--paper);color:var(--link);font:inherit;text-decoration:none;cursor:pointer}
.tabs a[aria-current],.choices a[aria-current]{background:var(--strong);border-color:var(--strong);color:var(--on-strong);font-weight:600}
.tabs a:hover,.choices a:hover,.button:hover,main button:hover{text-decoration:underline}
.button.first,main button{background:var(--strong);border-color:var(--strong);color:var(--on-strong);font-weight:600}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(10.5rem,1fr));gap:.75rem 1rem;margin:.5rem 0}
.facts dt{color:var(--soft);font-size:.9375rem}
.facts dd{margin:0;font-size:1.375rem;font-weight:650;line-height:1.25;font-variant-numeric:tabular-nums}
.facts dd small{display:block;font-weight:400;line-height:1.35}
.facts .long{font-size:1rem}
.scroll{overflow-x:auto;margin:.5rem 0}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{padding:.25rem 0;text-align:left;color:var(--soft)}
th,td{padding:.375rem .625rem;border-bottom:1px solid var(--line);text-align:right;vertical-align:top}
th{font-weight:600}
thead th{vertical-align:bottom;border-bottom-width:2px}
.words{text-align:left}
th.words,td.words{min-width:7rem}
td small,th small{display:block;font-weight:400}
.note{padding:.5rem .75rem;border-left:.25rem solid var(--mark);background:var(--mark-ground)}
.note p{margin:.125rem 0}
ul.plain{margin:.25rem 0;padding:0;list-style:none}
ul.plain li{margin:.25rem 0}
details{margin:.5rem 0}
summary{min-height:1.75rem;padding:.125rem 0;cursor:pointer;color:var(--link)}
form.fields{display:grid;gap:.75rem;max-width:38rem}
label{display:block;font-weight:600}
input,select,textarea{width:100%;min-height:2.5rem;padding:.375rem .625rem;border:1px solid var(--soft);border-radius:.375rem;background:var(--paper);color:inherit;font:inherit}
.inline{display:flex;flex-wrap:wrap;align-items:end;gap:.5rem}
.inline label{flex:0 1 14rem}
figure{margin:.75rem 0}
.chart{display:block;width:100%;height:auto;max-width:46rem;color:var(--ink)}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,28rem),1fr));gap:0 1.5rem}
.charts figure{min-width:0}
td .chart{width:clamp(6rem,20vw,15rem)}
.chart text{fill:var(--soft);font-size:12px}
.chart .grid{stroke:var(--line)}
.chart .axis{stroke:var(--soft)}
.chart .line{fill:none;stroke:var(--bar);stroke-width:2.5}
.chart .line.b{stroke:var(--ink);stroke-width:1.75;stroke-dasharray:6 4}
.chart .point{fill:var(--bar);stroke:var(--paper)}
.chart .point.b{fill:var(--paper);stroke:var(--ink)}
.chart .band{fill:var(--bar-soft);opacity:.45}
.chart .bar{fill:var(--bar)}
.chart .bar.b{fill:var(--bar-soft);stroke:var(--ink)}
.chart .whisker{stroke:var(--ink);fill:none;stroke-width:1.5}
.chart .reference{stroke:var(--mark);stroke-width:2;stroke-dasharray:2 4}
.chart .reference-text{fill:var(--mark)}
.foot{color:var(--soft);font-size:.9375rem}
.foot a{display:inline-block;padding:.25rem 0}
.said{white-space:pre-line}
.messages>li{padding:.5rem 0}
.messages>li+li{border-top:1px solid var(--line)}
blockquote{margin:.5rem 0;padding:0 0 0 .75rem;border-left:.25rem solid var(--line)}
main button.plain{background:var(--paper);border-color:var(--line);color:var(--link);font-weight:400}
th a{display:inline-block;min-height:1.5rem}
@media (max-width:30rem){h1{font-size:1.375rem}input,select,textarea{padding-inline:.375rem}section,.card{padding:.75rem;margin-inline:-.25rem}th,td{padding:.375rem .375rem}.facts{grid-template-columns:repeat(auto-fit,minmax(8rem,1fr))}}
@page{size:A4;margin:14mm 12mm}
@media print{:root{color-scheme:light;--ground:#fff;--paper:#fff;--ink:#000;--soft:#333;--line:#999;--link:#000;--tint:#eee;--mark:#000;--mark-ground:#fff;--bar:#2f7d78;--bar-soft:#9cc9c2}body{font-size:10pt}.top,.tabs,.choices,.skip,.foot,.screen-only,.trail,form{display:none!important}main{max-width:none;padding:0}section,.card{border:0;padding:0;margin:.5rem 0}h2,h3,caption{break-after:avoid}.facts>div,.columns>*{break-inside:avoid}table{font-size:9pt}tr,figure{break-inside:avoid}thead{display:table-header-group}.scroll{overflow:visible}a{text-decoration:none}details::details-content{content-visibility:visible;display:block;height:auto}summary{display:none}}
.facts a{display:inline-block;padding:.25rem 0}
.explained{grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr))}
.explained small{margin-top:.25rem}
td ul.plain,td ul.plain li{margin:0}
.ticket{padding:.5rem 0;border-top:1px solid var(--line)}
.ticket h3{margin-top:0}
.ticket p{margin:.125rem 0}
.form td,.form th{border:1px solid var(--line)}
.form td{height:3.25rem}
.form :is(td,th):is(:first-child,:last-child){min-width:9rem}
@page sheet{size:A4 landscape;margin:12mm}
@media print{th,td{padding:.2rem .25rem}th.words,td.words{min-width:0}main:has(.sheet){page:sheet}small,.facts dt,.facts .long{font-size:8.5pt}.facts dd{font-size:11pt}.form{font-size:8.5pt}.charts{grid-template-columns:1fr 1fr}.charts table{font-size:8pt}.charts :is(th,td){padding-block:.125rem}}
@media print{th.words,td.words{min-width:0}th,td{padding:.25rem .375rem}}
fieldset{min-width:0;margin:0;padding:.5rem .75rem .75rem;border:1px solid var(--line);border-radius:.375rem}
.tick small{display:block}
.pairs{margin:.25rem 0}
.pairs>div{display:flex;flex-wrap:wrap;gap:0 .5rem;margin:.125rem 0}
.pairs dt{flex:0 0 8rem;color:var(--soft)}
.pairs dd{flex:1 1 14rem;margin:0}
code.long{overflow-wrap:anywhere}
.note h2{font-size:1rem}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:.75rem 1rem;align-items:start}
.acts{display:flex;flex-wrap:wrap;gap:0 1.5rem;align-items:start}.acts>*{margin:0;padding:.125rem 0;min-height:1.75rem}.acts>[open]{flex:1 0 100%}
.typed{display:grid;grid-template-columns:minmax(9rem,18rem) 3.5rem 1fr;gap:.125rem .75rem;align-items:center;padding:.25rem 0;border-top:1px solid var(--line)}
.typed input{text-align:center;font-size:1.125rem;font-weight:650}
.typed .note{grid-column:1/-1}
.typed [data-score]{display:inline-block;margin-right:.75rem}
.typed [data-chosen]{color:var(--ink);font-weight:700;text-decoration:underline}
@media (max-width:40rem){.typed{grid-template-columns:1fr 3.5rem}.typed>span{grid-column:1/-1}}
.changes{margin:.5rem 0;padding-left:1.25rem}
.changes li{margin:.25rem 0}
form.fields small{display:block}
form.fields p{margin:0}
.trial{margin:0;padding:.375rem 1rem;background:var(--mark-ground);color:var(--mark);border-bottom:2px solid var(--mark);text-align:center;font-weight:700}
.written{max-width:52rem;padding:1.5rem}
.written .letterhead{text-align:center;border-bottom:3px double var(--ink);padding-bottom:.5rem}
.written .letterhead p{margin:0;font-weight:600}
.written .letterhead p:last-child{font-weight:400;font-size:.9375rem}
.written .title,.written .subtitle{text-align:center;margin:.25rem 0}
.written .title{margin-top:1rem;font-size:1.375rem}
.written h3{margin:1.75rem 0 .5rem;font-size:1.1875rem}
.written h4{margin:1rem 0 .25rem;font-size:1rem}
.written td.said,.written th.said{white-space:pre-line;min-width:5rem}
.written tbody th{font-weight:400}
.written tfoot :is(th,td){font-weight:600}
.written figure details{display:none}
.wanted{color:var(--soft);font-style:italic}
.room{min-height:4rem}
.signature{margin:2.5rem 0 0 50%;break-inside:avoid}
.signature p{margin:0}
.signature .name{margin-top:4.5rem;font-weight:600}
@media (max-width:30rem){.written{padding:.75rem}.signature{margin-left:20%}}
@media print{main:has(.written)>h1,main:has(.written)>.lead{display:none}.written{max-width:none;padding:0;font-size:10.5pt}.written h3,.written h4{break-after:avoid}.written .scroll{break-inside:auto}.written caption{break-after:avoid}.written .title{font-size:15pt}}
legend{padding:0 .25rem;font-weight:600}
.ticks label,.tick{display:flex;gap:.5rem;align-items:center;min-height:2rem;font-weight:400}
input[type=checkbox],input[type=radio]{flex:none;width:1.5rem;min-height:0;height:1.5rem;margin:0;accent-color:var(--link)}
.pick{display:flex;gap:.625rem;align-items:start;padding:.25rem 0}
.pick small{display:block;font-weight:400}
td .changes{max-width:32rem;overflow-wrap:anywhere}
`
  .trim()
  .replaceAll('\n', '');
