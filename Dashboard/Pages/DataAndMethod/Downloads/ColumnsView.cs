using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Problems;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Downloads;

/// <summary>What columns mean: of every download, or of the one that the address names.</summary>
/// <param name="All">In the order of the list.</param>
/// <param name="Table">The one that is shown alone; null for all.</param>
public sealed record ColumnsView(IReadOnlyList<TableMeaning> All, TableMeaning? Table)
{
    public const string Page = "/data/columns";

    private const string Parameter = "table";

    public IReadOnlyList<TableMeaning> Shown => Table is null ? All : [Table];

    /// <summary>The address of one table's columns.</summary>
    public static string Of(string table) => $"{Page}?{Parameter}={table}";

    /// <exception cref="RefusedRequestException">No download is called so, or two are asked for.</exception>
    internal static ColumnsView Of(IQueryCollection given)
    {
        var (all, asked) = (ColumnMeanings.All.Tables, given[Parameter]);
        if (asked.Count > 1)
            throw Refused("was given more than once", ["one value"]);
        return string.IsNullOrEmpty(asked) ? new ColumnsView(all, Table: null)
            : new ColumnsView(all, ColumnMeanings.All.Find(asked!) ?? throw Refused("is not a download", [.. all.Select(t => t.Id)]));
    }

    private static RefusedRequestException Refused(string fault, IReadOnlyList<string> allowed) =>
        new(Problem.NotUnderstood($"The value of “{Parameter}” {fault}.", allowed, new NextStep(Page, "See the columns of all downloads")));
}
