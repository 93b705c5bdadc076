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
    .note>.icon,.badge.note{color:var(--note)}
    .badge{display:inline-flex;align-items:center;gap:.4em;font-weight:600;font-size:.875rem;
    padding:.15rem .6rem .15rem .45rem;border-radius:1rem;white-space:nowrap}
    .badge .sign{stroke:var(--page)}
    .badge.pass{background:var(--pass-soft)}.badge.warn{background:var(--warn-soft)}
    .badge.fail{background:var(--fail-soft)}.badge.note{background:var(--note-soft)}
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
    .pass h1 .word{color:var(--pass)}.warn h1 .word{color:var(--warn)}.fail h1 .word{color:var(--fail)}
    h1 .names{display:block;font-size:.62em;letter-spacing:-.01em;margin-top:.35em;font-weight:600}
    .hero .about{margin-top:.3rem;max-width:none}
    """
}
