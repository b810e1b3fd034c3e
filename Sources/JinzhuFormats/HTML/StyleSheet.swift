/// The style sheet of a page: on a wide screen, at the width of a telephone, in the dark, on paper.
enum StyleSheet {
  /// The width up to which tables of middling width become cards.
  static let phoneWidth = "40rem"
  /// The width up to which wide tables do.
  static let tabletWidth = "60rem"

  /// The rules that every page has.
  static let common = """
    :root{color-scheme:light dark;--paper:#fff;--soft:#f4f6f8;--rule:#c9ced6;--minus:#a3231a;\
    \(SVG.colours(\.onPaper))}
    *{box-sizing:border-box}
    body{margin:0 auto;padding:1rem;max-width:72rem;background:var(--paper);color:var(--ink5);\
    font:15px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans",Roboto,"PingFang SC",\
    "Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;overflow-wrap:break-word}
    header{border-bottom:2px solid var(--ink5);margin-bottom:1rem;padding-bottom:.5rem}
    header p{margin:0}
    h1{font-size:1.5rem;line-height:1.25;margin:.1rem 0}
    h2,caption{font-size:1.1rem;font-weight:600;text-align:left;line-height:1.3;\
    padding:0 0 .3rem;margin:0}
    .fund{font-weight:600}
    .chain{display:none}
    .facts,footer,.basis,summary{color:var(--ink6)}
    .facts span{margin-right:1.2em;display:inline-block}
    section{margin:0 0 1.6rem}
    figure{margin:0 0 .8rem}
    figcaption{font-size:1.1rem;font-weight:600}
    summary{cursor:pointer}
    svg{display:block;width:100%;max-width:46rem;height:auto}
    svg.narrow{display:none}
    table{border-collapse:collapse;font-variant-numeric:tabular-nums}
    th,td{padding:.22rem .6rem;text-align:left;vertical-align:top;font-weight:400}
    th:first-child,td:first-child{padding-left:0}
    th:last-child,td:last-child{padding-right:0}
    thead th{border-bottom:1px solid var(--ink5);font-weight:600;vertical-align:bottom;\
    background:var(--paper)}
    tbody tr{border-bottom:1px solid var(--ink7)}
    tfoot th,tfoot td{border-top:1px solid var(--ink5);border-bottom:3px double var(--ink5);\
    font-weight:600}
    .n{text-align:right;white-space:nowrap}
    .k{white-space:nowrap}
    thead .g{text-align:center;border-bottom:0}
    p.basis{margin:.2rem 0}
    thead .n,thead .k{white-space:normal;word-break:keep-all}
    .m{color:var(--minus)}
    .figures{display:grid;grid-template-columns:max-content max-content 1fr;margin:0;\
    column-gap:1.2rem;row-gap:.15rem;font-variant-numeric:tabular-nums}
    .figures>div{display:grid;grid-column:1/-1;grid-template-columns:subgrid;\
    border-bottom:1px solid var(--ink7)}
    .figures dt,.figures dd{margin:0}
    .figures .part dt{padding-left:1.2em}
    .basis{font-size:.87em}
    .from{font-size:.8em;color:var(--ink6)}
    td.from{max-width:20rem}
    .basis .from{display:block;font-size:.92em}
    .notes ul{margin:0;padding-left:1.2em}
    footer{border-top:1px solid var(--rule);font-size:.8rem;overflow-wrap:anywhere}
    \(SVG.rules)
    """

  /// On a dark screen.
  static let dark = """
    @media screen and (prefers-color-scheme:dark){
    :root{--paper:#15181c;--soft:#1e2329;--rule:#4a525c;--minus:#ff9d94;\
    \(SVG.colours(\.onDark))}
    }

    """

  /// A table of some width as cards, one for each row, each figure beside its label.
  static let cards = """
    @media screen and (max-width:\(phoneWidth)){
    svg.wide{display:none}svg.narrow{display:block}
    body{padding:.8rem}
    .figures{grid-template-columns:1fr max-content}
    .figures .basis{grid-column:1/-1}
    \(cards(of: "medium"))\(cards(of: "wide")).wide .z{display:none}
    }
    @media screen and (max-width:\(tabletWidth)){
    \(cards(of: "wide"))}

    """

  private static func cards(of name: String) -> String {
    """
    .\(name),.\(name) caption,.\(name) tbody,.\(name) tfoot{display:block;width:100%}
    .\(name) thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .\(name) tr{display:block;padding:.4rem 0;border-bottom:1px solid var(--rule)}
    .\(name) th,.\(name) td{display:flex;justify-content:space-between;gap:1rem;padding:.05rem 0;\
    border:0;white-space:normal;overflow-wrap:anywhere;text-align:right}
    .\(name) td::before{color:var(--ink6);text-align:left;flex:none;max-width:45%}
    .\(name) .n{white-space:nowrap}
    .\(name) td.from{max-width:none;text-align:left;justify-content:flex-start}
    .\(name) .h{display:inline;font-weight:600;margin-right:.6em;text-align:left;white-space:normal}
    .\(name) .h::before{content:none!important}
    .\(name) td:empty{display:none}
    .\(name) tfoot tr{border-top:2px solid var(--ink5)}

    """
  }

  /// On paper: A4, with page numbers and the head of the chain below.
  static func paper(
    isLandscape: Bool, footing: String, pages: (before: String, between: String, after: String)
  ) -> String {
    """
    @page{size:A4\(isLandscape ? " landscape" : "");margin:14mm 15mm 16mm;
    @bottom-left{content:\(footing.quotedForStyle);font:6.5pt ui-monospace,monospace;color:#5b6470}
    @bottom-right{content:\(pages.before.quotedForStyle) counter(page) \
    \(pages.between.quotedForStyle) counter(pages) \(pages.after.quotedForStyle);\
    font:8pt system-ui,"Noto Sans CJK SC",sans-serif;color:#5b6470}}
    @page turned{size:A4 landscape}
    @media print{
    .turned{page:turned}
    :root{color-scheme:light}
    body{font-size:8.5pt;line-height:1.35;max-width:none;padding:0}
    h1{font-size:15pt}
    h2,caption,figcaption{font-size:10.5pt}
    h2,caption,figcaption,header{break-after:avoid}
    section{margin-bottom:5mm}
    thead{display:table-header-group}
    tfoot{display:table-row-group}
    tr,figure,.figures>div,li{break-inside:avoid}
    thead tr,tbody tr:first-child{break-after:avoid}
    tbody tr:last-child,tfoot tr{break-before:avoid}
    th,td{padding:.5mm 1.6mm}
    summary,footer,.from,.basis .from{display:none}
    details::details-content{content-visibility:visible;height:auto}
    .chain{display:block;font-size:6.5pt;color:var(--ink6)}
    }

    """
  }
}
