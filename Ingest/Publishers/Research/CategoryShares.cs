using System.Text.Json;
using HealthNeeds.Core.Research;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Research;

/// <summary>HRCS health categories and the share of an award that each has.</summary>
internal static class CategoryShares
{
    private static readonly char[] Between = [';', '|', ','];

    /// <summary>What registers print in the place of a category: of awards that are not coded yet, or never will be.</summary>
    private static readonly string[] NotCoded = ["Awaiting Health Category Coding", "Will Not Be Health Category Coded", "Not available", "N/A", "None"];

    /// <summary>What they print of a part that was coded and found to be of no category: "Unclassified 50, Respiratory 50" is half respiratory.</summary>
    private const string Unclassified = "Unclassified";

    /// <summary>False for words that say that there is none.</summary>
    public static bool IsCategory(string printed) => IsPart(printed) && !Unclassified.Equals(printed, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it takes a share of its award, be that of a category or not.</summary>
    public static bool IsPart(string printed) => !NotCoded.Contains(printed, StringComparer.OrdinalIgnoreCase);

    /// <summary>Categories printed as a text with marks between them, or as a list; each has the same share.</summary>
    public static IReadOnlyList<CategoryShare> Equal(JsonElement record, string name)
    {
        var value = AnswerJson.Field(record, name);
        var printed = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            JsonValueKind.Array => value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!.Trim()).Where(t => t.Length > 0).ToArray(),
            _ => [],
        };
        return Whole(printed.Where(IsPart).Select(p => (p, 1.0)));
    }

    /// <summary>Shares as a register gives them for one award, what is unclassified among them.</summary>
    public static AwardCoding Coded(IReadOnlyList<(string Category, double Amount)> parts) => new(Whole(parts), parts.Any(p => p.Amount > 0));

    /// <summary>Amounts brought to shares of the whole; where all are 0 or absent, equal ones. A category that comes twice is one. What is unclassified keeps its share, which no category has.</summary>
    private static IReadOnlyList<CategoryShare> Whole(IEnumerable<(string Category, double Amount)> parts)
    {
        var sums = parts.GroupBy(p => p.Category, StringComparer.OrdinalIgnoreCase).Select(g => (Category: g.First().Category, Amount: g.Sum(p => Math.Max(0, p.Amount)))).ToList();
        if (sums.Sum(s => s.Amount) <= 0)
            sums = sums.ConvertAll(s => (s.Category, 1.0));
        var whole = sums.Sum(s => s.Amount);
        return [.. sums.Where(s => s.Amount > 0 && IsCategory(s.Category)).OrderBy(s => s.Category, StringComparer.Ordinal).Select(s => new CategoryShare(s.Category, s.Amount / whole))];
    }
}

/// <param name="Apportioned">True where the register gives the shares; false where they are taken as equal.</param>
internal sealed record AwardCoding(IReadOnlyList<CategoryShare> Shares, bool Apportioned);
