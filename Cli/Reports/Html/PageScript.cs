namespace NetGen.Cli.Reports.Html;

/// <summary>What the page does more where scripts run: tables are sorted by a click on a header.</summary>
static class PageScript
{
    // Within XML, so without the characters that would have to be escaped.
    public const string Text =
        """

        document.querySelectorAll('table.sortable').forEach(function (table) {
          var body = table.tBodies[0], headers = Array.from(table.tHead.rows[0].cells);
          headers.forEach(function (header, column) {
            var button = document.createElement('button');
            button.type = 'button';
            button.textContent = header.textContent;
            header.replaceChildren(button);
            var isNumber = header.classList.contains('n');
            var key = function (row) {
              var text = row.cells[column].textContent;
              return isNumber ? parseFloat(text.replace(/,/g, '')) || 0 : text;
            };
            button.addEventListener('click', function () {
              var now = header.getAttribute('aria-sort');
              var sign = now === 'descending' ? 1 : now === 'ascending' ? -1 : isNumber ? -1 : 1;
              headers.forEach(function (other) { other.removeAttribute('aria-sort'); });
              header.setAttribute('aria-sort', sign === 1 ? 'ascending' : 'descending');
              Array.from(body.rows).sort(function (a, b) {
                var x = key(a), y = key(b);
                return sign * (isNumber ? x - y : x.localeCompare(y, 'en', { numeric: true }));
              }).forEach(function (row) { body.append(row); });
            });
          });
        });

        """;
}
