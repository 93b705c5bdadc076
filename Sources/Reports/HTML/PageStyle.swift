/// The style sheet of every page.
enum PageStyle {
  /// All of it.
  static let sheet = [colors, base, hero, strip, scales, findings, tables, comparison, media]
    .joined(separator: "\n")

  /// Light and dark; every pair of text and ground has a contrast of at least 4.5.
  private static let colors = """
    :root{color-scheme:light dark;
    --page:#f8f8f6;--card:#fff;--sunk:#f1f1ee;--line:#dededa;--strong-line:#8d9097;
    --text:#1b1d21;--quiet:#585c64;--accent:#2353c0;
    --pass:#15643a;--pass-soft:#e4f2ea;--warn:#7a4d00;--warn-soft:#faf0da;
    --fail:#a51f19;--fail-soft:#fbe9e7;--note:#48505e;--note-soft:#eceef2;
    --kept:#1d8a54;--hatch:rgba(20,20,24,.62);--hatch-line:rgba(255,255,255,.34)}
    @media (prefers-color-scheme:dark){:root{
    --page:#131417;--card:#1b1d21;--sunk:#232529;--line:#34373d;--strong-line:#7d8189;
    --text:#ececea;--quiet:#a9adb5;--accent:#94b6ff;
    --pass:#74d6a3;--pass-soft:#15301f;--warn:#eabb62;--warn-soft:#332810;
    --fail:#ff9d93;--fail-soft:#3b1b19;--note:#b4bcc9;--note-soft:#272b33;
    --kept:#4fc287;--hatch:rgba(8,8,10,.68);--hatch-line:rgba(255,255,255,.26)}}
    """

  private static let base = """
    *,*::before,*::after{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0;background:var(--page);color:var(--text);overflow-wrap:anywhere;
    font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;
    font-variant-numeric:tabular-nums}
    .top,main,body>footer{max-width:72rem;margin:0 auto;padding-inline:clamp(1rem,4vw,2.5rem)}
    .top{display:flex;justify-content:space-between;align-items:baseline;gap:1rem;padding-top:1.5rem}
    .top p,.hero p,.lanes p{margin:0}
    .brand{font-weight:650;letter-spacing:.01em}
    main{padding-bottom:2rem}
    main:focus{outline:none}
    main>section,.entries{margin-top:2.75rem}
    body>footer{padding-bottom:2.5rem;font-size:.875rem}
    body>footer p{margin:.15rem 0}
    body>footer p:first-child{border-top:1px solid var(--line);padding-top:1.25rem;max-width:none}
    h1,h2,h3,h4,h5,h6{line-height:1.25;margin:0;font-weight:650;letter-spacing:-.012em;text-wrap:balance}
    h2{font-size:1.375rem}
    h3{font-size:1.0625rem;letter-spacing:-.005em}
    h4,h5,h6{font-size:1rem}
    h2 small,h3 small,h4 small{margin-left:.35rem;font-weight:400;color:var(--quiet);font-size:.875rem;letter-spacing:0}
    p{margin:.5rem 0;max-width:44rem}
    a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:.07em}
    a:hover{text-decoration-thickness:.14em}
    code{font:.875em/1.5 ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace}
    img{display:block;max-width:100%;height:auto;background:var(--sunk)}
    figure{margin:0}
    ul,ol{list-style:none;margin:0;padding:0}
    button,input{font:inherit;color:inherit}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:.25rem}
    .quiet{color:var(--quiet)}
    .id{color:var(--quiet);font-size:.8125rem}
    .unseen{position:absolute;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;
    clip-path:inset(50%);white-space:nowrap}
    .skip{position:absolute;left:1rem;top:-4rem;padding:.5rem 1rem;background:var(--card);z-index:9}
    .skip:focus{top:.5rem}
    .icon{width:1.05em;height:1.05em;flex:none;fill:currentColor;vertical-align:-.16em}
    .icon .sign{fill:none;stroke:var(--card);stroke-width:2.6;stroke-linecap:round;stroke-linejoin:round}
    .pass>.icon,.badge.pass{color:var(--pass)}
    .warn>.icon,.badge.warn{color:var(--warn)}
    .fail>.icon,.badge.fail{color:var(--fail)}
    .note>.icon,.badge.note,.unknown>.icon,.badge.unknown{color:var(--note)}
    .badge{display:inline-flex;align-items:center;gap:.4em;font-weight:600;font-size:.875rem;
    padding:.15rem .6rem .15rem .45rem;border-radius:1rem;white-space:nowrap}
    .badge .sign{stroke:var(--page)}
    .badge.pass{background:var(--pass-soft)}.badge.warn{background:var(--warn-soft)}
    .badge.fail{background:var(--fail-soft)}.badge.note,.badge.unknown{background:var(--note-soft)}
    .rows{margin:.75rem 0 0;display:grid;gap:.4rem}
    .rows>div{display:grid;grid-template-columns:7.5rem 1fr;gap:0 1rem}
    .rows dt{color:var(--quiet)}
    .rows dd{margin:0;max-width:46rem}
    """

  private static let hero = """
    .hero{display:flex;gap:1.1rem;align-items:flex-start;margin-top:1.75rem}
    .hero>.icon{width:3.25rem;height:3.25rem;margin-top:.2rem}
    .hero>.icon .sign{stroke:var(--page);stroke-width:2.2}
    h1{font-size:clamp(1.6rem,1.15rem + 1.9vw,2.35rem);letter-spacing:-.022em;line-height:1.15}
    h1 .word{display:block}
    .pass h1 .word{color:var(--pass)}.warn h1 .word{color:var(--warn)}.fail h1 .word{color:var(--fail)}.unknown h1 .word{color:var(--note)}
    h1 .names{display:block;font-size:.62em;letter-spacing:-.01em;margin-top:.35em;font-weight:600}
    .hero .about{margin-top:.3rem;max-width:none}
    """
}

extension PageStyle {
  static let findings = """
    .title{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
    .finding{position:relative;margin-top:1.1rem;padding:1.15rem 1.4rem 1.25rem;background:var(--card);
    border:1px solid var(--line);border-left:.3rem solid var(--note);border-radius:.65rem}
    .finding.fail{border-left-color:var(--fail)}.finding.warn{border-left-color:var(--warn)}
    .finding header{display:flex;flex-wrap:wrap;gap:.35rem .9rem;align-items:center;margin-bottom:.6rem}
    .finding header .badge .sign{stroke:var(--card)}
    .finding .about{color:var(--quiet);font-size:.875rem}
    .finding h3,.finding h4,.finding h5{max-width:44rem;text-wrap:pretty;line-height:1.4}
    .fix{margin-top:1rem}
    .fix p{margin:.25rem 0}
    .combined{margin-top:1.25rem}
    .combined p{font-weight:600}
    .profile>.rows{margin-top:1.25rem}
    .command .option{white-space:nowrap}
    .command{display:flex;align-items:stretch;max-width:52rem;margin:.5rem 0;background:var(--sunk);
    border:1px solid var(--line);border-radius:.5rem;overflow:hidden}
    .command code{flex:1;min-width:0;padding:.6rem .85rem;white-space:pre-wrap;border-radius:.5rem}
    .command code:focus-visible{outline-offset:-3px}
    .copy{display:none;flex:none;min-width:5.75rem;padding:.4rem .9rem;border:0;
    border-left:1px solid var(--line);background:var(--card);color:var(--accent);font-weight:600;
    cursor:pointer}
    .script .copy{display:block}
    .copy:hover{background:var(--page)}
    .copy:focus-visible{outline-offset:-3px}
    """

  static let tables = """
    .controls{display:none;flex-wrap:wrap;gap:.6rem;align-items:center;margin:1rem 0}
    .script .controls{display:flex}
    .filter{display:inline-flex;gap:.45rem;align-items:center;padding:.4rem .85rem;cursor:pointer;
    background:var(--card);border:1px solid var(--line);border-radius:1.25rem}
    .filter:hover{border-color:var(--strong-line)}
    .filter[aria-pressed=true]{border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
    .search{display:inline-flex;align-items:center;gap:.5rem;margin-left:auto}
    .search input{width:11rem;padding:.4rem .75rem;background:var(--card);
    border:1px solid var(--strong-line);border-radius:.5rem}
    .count{margin:0;min-width:7rem;text-align:right}
    .matrix{width:100%;border-collapse:collapse;margin-top:1rem;font-size:.9375rem;
    overflow-wrap:break-word}
    .matrix strong,.matrix .id,.matrix .clip{overflow-wrap:anywhere}
    .matrix th,.matrix td{padding:.7rem .8rem;text-align:left;vertical-align:top;font-weight:400;
    border-bottom:1px solid var(--line)}
    .matrix thead th{padding:0 .8rem .35rem;border-bottom:1px solid var(--strong-line);
    white-space:nowrap}
    .matrix thead th:first-child{width:36%}
    .others{margin-top:1rem}.others summary{cursor:pointer;padding:.5rem 0}.others p{max-width:none}
    .matrix th:first-child,.matrix td:first-child{padding-left:0}
    .matrix .number{text-align:right;white-space:nowrap}
    .matrix strong,.matrix tbody .id{display:block}
    .matrix td .quiet{font-size:.875rem}
    .sort{border:0;background:none;padding:.25rem 0;font-weight:600;font-size:.875rem;
    color:var(--quiet)}
    .script .sort{cursor:pointer;color:var(--text)}
    .script .sort::after{content:"\\2195";display:inline-block;width:1.1em;margin-left:.25em;
    color:var(--quiet);font-weight:400;text-align:center}
    [aria-sort=ascending] .sort::after{content:"\\2191";color:var(--accent)}
    [aria-sort=descending] .sort::after{content:"\\2193";color:var(--accent)}
    tr[hidden],.entry[hidden]{display:none!important}
    .clip{display:flex;gap:.9rem;align-items:center;min-width:0}
    .clip>div{min-width:0}
    .clip img,.clip .blank{width:5.5rem;height:3.1rem;object-fit:cover;border-radius:.3rem;flex:none}
    .clip .blank{background:var(--sunk);border:1px solid var(--line)}
    .clip a{font-weight:600}
    .clip .quiet{display:block;font-size:.8125rem}
    .entry{border-top:1px solid var(--line)}
    .entry:last-child{border-bottom:1px solid var(--line)}
    .entry summary{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem .9rem;padding:.85rem .25rem;
    cursor:pointer;list-style:none}
    .entry summary::-webkit-details-marker{display:none}
    .entry summary::before{content:"";flex:none;width:.5rem;height:.5rem;margin:0 .2rem 0 .1rem;
    border:solid var(--quiet);border-width:0 2px 2px 0;transform:rotate(-45deg)}
    .entry[open] summary::before{transform:rotate(45deg)}
    .entry summary h2{font-size:1.0625rem}
    .entry-body{padding:.25rem 0 2rem 1.2rem}
    .entry-body>section{margin-top:1.75rem}
    .entry-body>section:first-child{margin-top:.25rem}
    .file{padding-top:1.5rem;border-top:1px solid var(--line)}
    .file .facts{margin-top:1.5rem}
    """

  /// Before beside after, stills, and pairs.
  static let comparison = """
    .pairs{display:grid;gap:1.5rem;margin-top:1rem}
    .pair{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}
    .pair img{width:100%;border-radius:.5rem;object-fit:contain;max-height:24rem}
    .steps{counter-reset:step;margin-top:1rem;display:grid;gap:1rem}
    .steps>li{counter-increment:step;position:relative;padding-left:2.75rem}
    .steps>li::before{content:counter(step);position:absolute;left:0;top:.05rem;width:1.75rem;
    height:1.75rem;border-radius:50%;text-align:center;line-height:1.75rem;font-weight:600;
    font-size:.875rem;background:var(--note-soft);color:var(--note)}
    .steps h3{max-width:46rem}
    .change{width:100%;max-width:52rem;border-collapse:collapse;margin-top:.75rem}
    .change th,.change td{text-align:left;vertical-align:top;padding:.45rem 1rem .45rem 0;
    border-bottom:1px solid var(--line);font-weight:400}
    .change thead th{color:var(--quiet);font-size:.875rem}
    .change tbody th{color:var(--quiet);width:6rem}
    .change .changed{font-weight:600}
    .subject{position:relative}
    .subject svg{position:absolute;inset:0;width:100%;height:100%}
    .subject rect{fill:none;stroke-width:3;vector-effect:non-scaling-stroke}
    .subject .rim{stroke:rgba(0,0,0,.75);stroke-width:5}
    .subject .from{stroke:#ffb038}.subject .to{stroke:#4cc2ff}
    section>ul:not([class]){list-style:disc;padding-left:1.2rem;margin-top:.6rem}
    section>ul:not([class]) li{max-width:46rem;margin:.25rem 0}
    .checks{margin-top:.75rem;display:grid;gap:.5rem}
    section>h3{margin:1.5rem 0 .4rem}
    .pairs h3{margin-bottom:.5rem}
    .trio{display:grid;grid-template-columns:repeat(3,1fr);gap:1rem;margin-top:1rem}
    .trio img,.stills img{width:100%;border-radius:.5rem}
    .stills{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(18rem,100%),1fr));
    gap:2rem 1.5rem;margin-top:1rem}
    .stills h3{margin-top:.6rem}
    .stills .rows>div{grid-template-columns:5.25rem 1fr;gap:0 .6rem}
    .measures{margin-top:.75rem}
    .measures li{display:grid;grid-template-columns:1.5rem 7rem 1fr;gap:.6rem;padding:.45rem 0;
    border-bottom:1px solid var(--line);align-items:baseline}
    .measures .icon .sign{stroke:var(--page)}
    """

  /// Phones, print, and people whom movement disturbs.
  static let media = """
    @media (max-width:44rem){
    .hero{gap:.8rem}.hero>.icon{width:2.25rem;height:2.25rem}
    .rows>div{grid-template-columns:1fr}.rows dt{font-size:.875rem}
    .times{display:none}
    .finding{padding:1rem}
    .command{flex-direction:column}
    .script .copy{border-left:0;border-top:1px solid var(--line)}
    .trio,.pair{grid-template-columns:1fr}
    .entry-body{padding-left:0}
    .search{margin-left:0;flex:1 1 100%}.search input{flex:1;width:auto;min-width:0}
    .count{text-align:left}
    .matrix,.matrix thead,.matrix tbody,.matrix tr,.matrix th,.matrix td{display:block}
    .matrix thead tr{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
    .matrix thead th{padding:0;border:0}
    .matrix thead{border-bottom:1px solid var(--strong-line);padding-bottom:.4rem}
    .matrix tbody tr{padding:.9rem 0;border-bottom:1px solid var(--line)}
    .matrix tbody th,.matrix tbody td{border:0;padding:.15rem 0}
    .matrix .number{text-align:left}
    .matrix tbody td::before{content:attr(data-label) ": ";color:var(--quiet);font-size:.875rem}
    }
    @media print{
    :root{--page:#fff;--card:#fff;--sunk:#f1f1ee;--line:#cfcfca;--strong-line:#8d9097;
    --text:#111;--quiet:#4c5057;--accent:#1a3f94;
    --pass:#15643a;--pass-soft:#e4f2ea;--warn:#7a4d00;--warn-soft:#faf0da;
    --fail:#a51f19;--fail-soft:#fbe9e7;--note:#48505e;--note-soft:#eceef2;--kept:#1d8a54;
    --hatch:rgba(20,20,24,.62);--hatch-line:rgba(255,255,255,.34)}
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    @page{margin:16mm 14mm}
    body{font-size:10.5pt}
    .top,main,body>footer{padding-inline:0;max-width:none}
    .skip,.controls,.copy,.script .controls,.script .copy,.sort::after,.script .sort::after{display:none!important}
    .sort{color:var(--text)!important}
    details::details-content{content-visibility:visible!important;block-size:auto!important}
    .entry summary::before{display:none}
    .finding,.hero,.strip,.ends figure,tr,.rows>div,.steps>li,.pair,.trio,.command,.stills>li{
    break-inside:avoid}
    h2,h3,summary,.title{break-after:avoid}
    thead{display:table-header-group;break-inside:avoid}
    .entry-body{padding-left:0}
    a{text-decoration:none}
    .finding dd a.titled::after{content:" <" attr(href) ">";font-size:.85em;color:var(--quiet)}
    }
    @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
    @media (forced-colors:active){.scale .allowed,.scale .mark,.lane>*{forced-color-adjust:none}}
    """
}

extension PageStyle {
  /// The strip with its ruler and windows.
  static let strip = """
    .input>h2,.input>h3,.input>h4{margin-bottom:.9rem}
    .strip{margin-top:.5rem}
    .timeline{position:relative}
    .ruler{position:relative;height:1.5rem;border-bottom:1px solid var(--strong-line);
    font-size:.75rem;color:var(--quiet)}
    .ruler span{position:absolute;bottom:0;padding-left:.35rem;line-height:1.35rem;white-space:nowrap;
    border-left:1px solid var(--strong-line)}
    .ruler .last{transform:translateX(-100%);padding:0 .35rem 0 0;border-left:0;
    border-right:1px solid var(--strong-line)}
    .film{position:relative;background:var(--sunk);overflow:hidden;border-radius:0 0 .5rem .5rem}
    .film ol{display:flex}
    .film li{flex:1 1 0;min-width:0;box-shadow:inset -1px 0 var(--card)}
    .film img{width:100%;height:clamp(3.25rem,9.2vw,6.5rem);object-fit:cover}
    .film li+li img{border-left:1px solid var(--card)}
    .film>div{position:absolute;top:0;bottom:0}
    .film .lost{background:repeating-linear-gradient(135deg,var(--hatch) 0 7px,var(--hatch) 7px,
    var(--hatch-line) 7px 8.5px),var(--hatch)}
    .film .missing{border:2px dashed var(--fail);border-left-width:0;
    border-radius:0 .5rem .5rem 0;background:repeating-linear-gradient(135deg,transparent 0 8px,
    var(--fail-soft) 8px 16px)}
    .film .kept{box-shadow:inset 0 0 0 3px var(--kept);border-radius:.35rem}
    .film .cut{width:0!important;border-left:3px dashed var(--fail);margin-left:-1.5px;
    filter:drop-shadow(0 0 1px var(--card))}
    .times{display:flex;font-size:.6875rem;color:var(--quiet);line-height:1.6}
    .times span{flex:1 1 0;text-align:center;min-width:0;white-space:nowrap}
    .lanes{margin-top:.65rem;display:grid;gap:.75rem}
    .lanes p{font-size:.9375rem;max-width:none}
    .lane{position:relative;height:.5rem;margin-bottom:.3rem;background:transparent}
    .lane>*{position:absolute;top:0;bottom:0;border-radius:.25rem}
    .lane .sent{background:var(--sunk)}
    .lane .lost{background:repeating-linear-gradient(135deg,var(--strong-line) 0 2px,transparent 2px 6px);
    box-shadow:inset 0 0 0 1px var(--strong-line)}
    .lane .kept{background:var(--kept)}
    .lane .missing{background:repeating-linear-gradient(135deg,var(--fail) 0 2px,transparent 2px 6px);
    box-shadow:inset 0 0 0 1px var(--fail)}
    .lane.mini{display:block;max-width:16rem;margin:.4rem 0 0}
    .ends{display:flex;flex-wrap:wrap;gap:1.25rem;margin-top:1.5rem}
    .ends figure{flex:0 1 21rem;min-width:0}
    .ends img{border-radius:.5rem;max-height:22rem;width:auto}
    figcaption{font-size:.875rem;color:var(--quiet);margin-top:.35rem}
    .strip figcaption{color:var(--text)}
    .no-picture{color:var(--quiet);border-left:3px solid var(--line);padding-left:.9rem}
    """

  /// Measured values beside what is allowed.
  static let scales = """
    .scale{position:relative;max-width:40rem;margin:.9rem 0 .4rem;font-size:.8125rem}
    .scale .above,.scale .below{position:relative;height:1.5rem}
    .scale .above span,.scale .below span{position:absolute;transform:translateX(-50%);
    white-space:nowrap;line-height:1.5rem}
    .scale .start{transform:translateX(-.4rem)!important}
    .scale .end{transform:translateX(calc(-100% + .4rem))!important}
    .scale .measured{font-weight:650;font-size:.9375rem}
    .scale .limit{color:var(--quiet)}
    .scale .bar{position:relative;height:.625rem;border-radius:.3125rem;background:var(--sunk);
    box-shadow:inset 0 0 0 1px var(--line)}
    .scale .allowed{position:absolute;top:0;bottom:0;border-radius:.3125rem;background:var(--kept)}
    .scale .tick{position:absolute;top:-.2rem;bottom:-.2rem;width:2px;margin-left:-1px;
    background:var(--text)}
    .scale .point{width:.5rem;margin-left:-.25rem;border-radius:.25rem;background:var(--kept)}
    .scale .mark{position:absolute;top:50%;width:1.05rem;height:1.05rem;margin:-.525rem 0 0 -.525rem;
    transform:rotate(45deg);border-radius:.2rem;border:2px solid var(--card);background:var(--note)}
    .scale.fail .mark{background:var(--fail)}.scale.fail .measured{color:var(--fail)}
    .scale.warn .mark{background:var(--warn)}.scale.warn .measured{color:var(--warn)}
    .axis-note{margin:0;color:var(--quiet);font-size:.75rem}
    .chips{display:flex;flex-wrap:wrap;gap:.4rem;margin:.8rem 0 .3rem;font-size:.875rem}
    .chip{display:inline-flex;align-items:center;gap:.4em;padding:.15rem .6rem .15rem .45rem;
    border:1px solid var(--line);border-radius:1rem;color:var(--quiet)}
    .chip .icon{color:var(--kept)}
    .chip.fail,.chip.warn,.chip.note{font-weight:600}
    .chip.fail{border-color:var(--fail);color:var(--fail)}.chip.fail .icon{color:var(--fail)}
    .chip.warn{border-color:var(--warn);color:var(--warn)}.chip.warn .icon{color:var(--warn)}
    .chip.note .icon{color:var(--note)}
    .sizes{display:flex;flex-wrap:wrap;gap:1.25rem;align-items:center;margin:.9rem 0 .4rem;
    font-size:.875rem}
    .shapes{position:relative;width:10rem;max-height:9rem}
    .shape{position:absolute;left:0;bottom:0;border-radius:2px}
    .shape.most{border:2px solid var(--kept)}
    .shape.least{border:2px dashed var(--kept)}
    .shape.own{background:var(--note);opacity:.85}
    .fail .shape.own{background:var(--fail)}.warn .shape.own{background:var(--warn)}
    .sizes li::before{content:"";display:inline-block;width:.8em;height:.8em;margin-right:.5em;
    border:2px solid var(--kept);border-radius:2px}
    .sizes li.least::before{border-style:dashed}
    .sizes li.own::before{background:var(--note);border-color:var(--note)}
    .fail.sizes li.own::before{background:var(--fail);border-color:var(--fail)}
    .warn.sizes li.own::before{background:var(--warn);border-color:var(--warn)}
    .sizes li.own{font-weight:600}
    """
}
