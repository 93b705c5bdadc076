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
