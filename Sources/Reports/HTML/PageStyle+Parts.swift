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
