using System.Text;
using HealthNeeds.Dashboard.Api.Downloads;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>docs/columns.md is made from the list of column meanings. HEALTHNEEDS_WRITE_DOCS=1 writes it.</summary>
public sealed class ColumnDocumentTests
{
    [Fact]
    public void Document_SaysWhatTheListSays()
    {
        var path = RepositoryFile.Path("docs", "columns.md");
        var text = Written();
        if (Environment.GetEnvironmentVariable("HEALTHNEEDS_WRITE_DOCS") == "1")
            File.WriteAllText(path, text);
        File.ReadAllText(path).ReplaceLineEndings("\n").Should().Be(text, "run this test with HEALTHNEEDS_WRITE_DOCS=1 after a change of columns.json");
    }

    private static string Written()
    {
        var text = new StringBuilder("# What the columns of downloads mean\n\nMade from `Dashboard/Api/Downloads/columns.json` by `ColumnDocumentTests`; the page `/data/columns` shows the same.\n");
        foreach (var table in ColumnMeanings.All.Tables)
        {
            text.Append($"\n## {table.Title}\n\n`{table.Example}`. A row: {table.Row}\n\n| column | meaning | unit |\n|---|---|---|\n");
            foreach (var column in table.Columns)
                text.Append($"| `{column.Name}` | {column.Means} | {column.Unit ?? column.Type} |\n");
        }

        return text.ToString();
    }
}
