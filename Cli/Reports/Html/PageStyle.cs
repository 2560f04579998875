namespace NetGen.Cli.Reports.Html;

/// <summary>The style of the page: light and dark by what the reader prefers, wide parts in boxes of their own that scroll.</summary>
static class PageStyle
{
    // Within XML, so without the characters that would have to be escaped.
    public const string Text = Colours + Layout + Drawings + Print;

    const string Colours =
        """

        :root {
          color-scheme: light dark;
          --page: #f6f7f9; --card: #ffffff; --ink: #1a1d21; --quiet: #555c66; --line: #d5d9df; --edge: #7b8592; --accent: #1f5fbf; --mark: #fff3c4; --cost: #bcd4f5;
          --convolution: #1f6fd0; --product: #7a45c8; --normalization: #0b8577; --activation: #c27a00; --pooling: #3c8a23; --merge: #c73560; --movement: #6b7480;
          --recurrent: #9a5a2e; --input: #33414f; --other: #6b7480;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #12151a; --card: #1b2027; --ink: #e8ebef; --quiet: #a4adb8; --line: #363e49; --edge: #8b96a4; --accent: #86b7ff; --mark: #4a4216; --cost: #234a7c;
            --convolution: #6aa9ff; --product: #b794f6; --normalization: #4fd1c0; --activation: #f2b64c; --pooling: #8bd16f; --merge: #ff85a6; --movement: #aab4c0;
            --recurrent: #e0a274; --input: #c9d3de; --other: #aab4c0;
          }
        }
        .k-convolution { --kind: var(--convolution) } .k-product { --kind: var(--product) } .k-normalization { --kind: var(--normalization) }
        .k-activation { --kind: var(--activation) } .k-pooling { --kind: var(--pooling) } .k-merge { --kind: var(--merge) } .k-movement { --kind: var(--movement) }
        .k-recurrent { --kind: var(--recurrent) } .k-input { --kind: var(--input) } .k-other { --kind: var(--other) }
        .stage-0 { --kind: var(--input) } .stage-1 { --kind: var(--convolution) } .stage-2 { --kind: var(--pooling) } .stage-3 { --kind: var(--activation) }
        .stage-4 { --kind: var(--product) } .stage-5 { --kind: var(--merge) } .stage-6 { --kind: var(--normalization) } .stage-7 { --kind: var(--recurrent) }
        """;

    const string Layout =
        """

        * { box-sizing: border-box }
        html { scroll-behavior: smooth; -webkit-text-size-adjust: 100% }
        body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere }
        main { max-width: 1360px; margin: 0 auto; padding: 20px 16px 60px }
        h1 { font-size: 30px; line-height: 1.2; margin: 0 } h2 { font-size: 20px; margin: 0 0 8px } h3 { font-size: 16px; margin: 16px 0 4px }
        p { margin: 6px 0 12px } .ports { font-size: 17px; color: var(--quiet); margin: 2px 0 16px } .note { color: var(--quiet); font-size: 14px; max-width: 90ch }
        a { color: var(--accent) }
        section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 18px; margin: 18px 0 }
        nav { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 14px 0 }
        dl { margin: 0 } dd { margin: 0 }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 10px; margin-bottom: 12px }
        .tiles div { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 10px 14px }
        .tiles dt { color: var(--quiet); font-size: 13px } .tiles b { display: block; font-size: 22px; line-height: 1.3 } .tiles small { color: var(--quiet); font-size: 12.5px; line-height: 1.35; display: block }
        .figures div { display: grid; grid-template-columns: minmax(110px, 220px) 1fr; gap: 12px; padding: 3px 0; border-bottom: 1px solid var(--line) } .figures dt { color: var(--quiet) }
        .scroll { overflow-x: auto; max-width: 100% } .scroll:focus-visible, summary:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
        .block { border: 1px solid var(--line); border-radius: 8px; margin: 8px 0; padding: 0 12px; background: var(--card) }
        .block summary { cursor: pointer; padding: 8px 0 } .block summary span { color: var(--quiet); font-size: 14px } .block[open] { padding-bottom: 10px }
        .legend { list-style: none; margin: 0 0 10px; padding: 0; display: flex; flex-wrap: wrap; gap: 4px 18px; font-size: 14px }
        .legend i { display: inline-block; width: 12px; height: 12px; border-radius: 3px; margin-right: 6px; background: var(--kind); vertical-align: -1px }
        table { border-collapse: collapse; font-size: 13.5px; min-width: 100% } caption { text-align: left; color: var(--quiet); padding: 4px 0 }
        th, td { text-align: left; padding: 3px 10px; border-bottom: 1px solid var(--line); white-space: nowrap; font-weight: normal; overflow-wrap: normal }
        thead th { font-weight: 600; color: var(--quiet); vertical-align: bottom } .n { text-align: right } .none { color: var(--quiet) }
        tbody th { font-weight: 600 } tbody th[class^=k-] { border-left: 4px solid var(--kind) } .swatch { border-left: 10px solid var(--kind) }
        .layers { border-collapse: separate; border-spacing: 0; font-size: 12.5px } .layers th, .layers td { padding: 3px 7px } .layers tbody th, .layers thead th:first-child { position: sticky; left: 0; background: var(--card); z-index: 1 }
        tr:target th, tr:target td, .layers tbody tr:target th { background-color: var(--mark) }
        .cost { background: linear-gradient(var(--cost), var(--cost)) no-repeat right bottom / var(--share) 100%; -webkit-print-color-adjust: exact; print-color-adjust: exact }
        .cost small { display: inline-block; min-width: 5.2ch }
        thead button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit }
        thead button:hover, thead button:focus-visible { text-decoration: underline }
        [aria-sort=ascending] button::after { content: " ▲" } [aria-sort=descending] button::after { content: " ▼" }
        #only-costs { margin: 0 6px 10px 0; vertical-align: -1px } #only-costs:checked ~ .scroll .free { display: none }
        .drawing { display: flex; flex-wrap: wrap; gap: 10px 24px; align-items: flex-start } .drawing > .scroll { flex: 0 1 auto; margin: 0 auto } .drawing > .blocks { flex: 1 1 480px; min-width: 0 }
        @media (min-width: 900px) { #graph > .drawing > .blocks { position: sticky; top: 8px; max-height: calc(100vh - 16px); overflow-y: auto } }
        .fields { display: flex; flex-wrap: wrap; gap: 20px 28px; align-items: flex-start } .fields .scroll { flex: 0 1 auto; min-width: 0 }
        @media (max-width: 600px) { main { padding: 14px 10px 40px } section { padding: 14px 12px } h1 { font-size: 25px } .tiles { grid-template-columns: 1fr 1fr } .tiles div { padding: 8px 10px } .tiles b { font-size: 19px } .figures div { grid-template-columns: 1fr; gap: 0 } .layers tbody th { max-width: 44vw; overflow: hidden; text-overflow: ellipsis } }
        """;

    const string Drawings =
        """

        svg { display: block; font-family: system-ui, sans-serif } .field, .growth { max-width: 100%; height: auto }
        svg text { fill: var(--ink); font-size: 11px } svg .name { font-size: 12px; font-weight: 600 } svg .shape { fill: var(--quiet) } svg a { text-decoration: none } svg .op { fill: var(--ink) }
        .edge { fill: none; stroke: var(--edge); stroke-width: 1.4 } .arrow { marker-end: url(#arrow) } .arrow-head { fill: var(--edge) } .nothing { position: absolute }
        .box { fill: var(--card); stroke: var(--line) } .row { fill: var(--kind); fill-opacity: .1 } .stripe { fill: var(--kind) } .bar { fill: var(--kind) }
        .layer:hover .row, .layer:focus-visible .row { fill-opacity: .25 }
        .closed { --kind: var(--accent) } .group { fill: var(--card); stroke: var(--accent); stroke-width: 1.5 } .behind { fill: var(--card); stroke: var(--accent) } .closed:hover .group { fill: var(--page) }
        .port { fill: none; stroke: var(--edge); stroke-dasharray: 4 3 } .port-name { font-weight: 600 }
        .outline { fill: none; stroke: var(--line); stroke-width: 1.5 } svg .outline-name { fill: var(--quiet); stroke: var(--card); stroke-width: 4px; paint-order: stroke }
        .band { fill: var(--ink); fill-opacity: .02 } .band.odd { fill-opacity: .06 } .grid { stroke: var(--line) } svg .tick { fill: var(--quiet) }
        .buffer { fill: var(--kind); fill-opacity: .3; stroke: var(--kind); stroke-width: .8 } .scratch .buffer { fill: url(#hatch); fill-opacity: 1; stroke: var(--quiet) } .hatch { fill: var(--quiet); fill-opacity: .55 }
        svg .label { stroke: var(--card); stroke-width: 3px; stroke-opacity: .8; paint-order: stroke; pointer-events: none } .scratch { --kind: var(--quiet) } g:hover > .buffer { fill-opacity: .6 } .live { fill: none; stroke: var(--ink); stroke-width: 1.4 } .peak { stroke: var(--merge); stroke-dasharray: 3 3; stroke-width: 1.3 }
        .outside { fill: url(#hatch) } .ground { fill: var(--card) } .input { fill: var(--accent); fill-opacity: .08 } .input-edge { fill: none; stroke: var(--ink); stroke-width: 1.5 } .stage { fill: var(--kind); fill-opacity: .1; stroke: var(--kind); stroke-width: 1.6 }
        .axis { stroke: var(--edge) } .limit { stroke: var(--ink); stroke-dasharray: 5 4 } .growth-line { fill: none; stroke: var(--accent); stroke-width: 2 } .horizontal { stroke: var(--merge) }
        """;

    const string Print =
        """

        @media print {
          :root { --page: #ffffff }
          main { max-width: none; padding: 0 } nav, #only-costs, #only-costs + label { display: none } .drawing { display: block } #graph .drawing .blocks { position: static; max-height: none; overflow: visible } section { border: 0; padding: 0; break-inside: auto }
          .scroll { overflow: visible } svg { max-width: 100%; height: auto } details::details-content { content-visibility: visible; block-size: auto }
          tr, .tiles div { break-inside: avoid } table, .layers { font-size: 7.5px } th, td, .layers th, .layers td { white-space: normal; padding: 2px 3px } .layers tbody th { position: static }
        }

        """;
}
