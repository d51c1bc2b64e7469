using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Briefings;

/// <summary>What goes to a board on two A4 pages, or one: the same words and tables in the browser, on paper and in the PDF.</summary>
/// <param name="Kind">What it is about: "Briefing on a place".</param>
/// <param name="Title">The finding.</param>
/// <param name="Lead">How it is known, in one or two sentences.</param>
/// <param name="Address">The page that holds all of it, without a release.</param>
public sealed record Briefing(string Kind, string Title, string Lead, string Address)
{
    /// <summary>What it is about, where that is not the region that is shown: "England".</summary>
    public string? Extent { get; init; }

    /// <summary>What the citation has in the place of an address that is too long for paper; null for the address.</summary>
    public string? Cited { get; init; }

    /// <summary>Up to four figures to remember.</summary>
    public IReadOnlyList<BriefingFact> Facts { get; init; } = [];

    /// <summary>The table beside the map; null where there is nothing to list.</summary>
    public BriefingTable? Shortlist { get; init; }

    /// <summary>Null where there are no outlines.</summary>
    public BriefingMap? Map { get; init; }

    /// <summary>Page two.</summary>
    public IReadOnlyList<BriefingSection> Sections { get; init; } = [];

    /// <summary>What must be borne in mind, a sentence or two each.</summary>
    public IReadOnlyList<string> Caveats { get; init; } = [];

    /// <summary>Pages it should stay on: its text is set smaller, to a point, before it takes more.</summary>
    public int MostPages { get; init; } = 2;

    /// <summary>Which years its figures are of, with their age; null where that is not held.</summary>
    public string? Measured { get; init; }
}

/// <summary>A figure and what it is of.</summary>
public sealed record BriefingFact(string Figure, string Words);

/// <param name="Label">What it shows, for those who do not see it.</param>
/// <param name="Keys">What its colours mean.</param>
/// <param name="Caption">What stands below it; null for nothing.</param>
public sealed record BriefingMap(MapView View, string Label, IReadOnlyList<BriefingKey> Keys, string? Caption = null);

/// <param name="Class">The class a place is drawn with, as in "n5".</param>
public sealed record BriefingKey(string Class, string Words);

/// <summary>A heading with what stands below it: paragraphs, then the table, then a list.</summary>
public sealed record BriefingSection(string Title)
{
    /// <summary>Running text, first.</summary>
    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    /// <summary>Null for none.</summary>
    public BriefingTable? Table { get; init; }

    /// <summary>A list, last.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];
}

/// <param name="Rows">As many cells in each as there are columns; the first names the row.</param>
public sealed record BriefingTable(string Title, IReadOnlyList<BriefingColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <param name="Share">Of the table's width, relative to the other columns.</param>
/// <param name="IsNumber">Set to the right.</param>
public sealed record BriefingColumn(string Title, double Share, bool IsNumber = false);

/// <summary>One kind of briefing: reads what its address asks for, and sums it up.</summary>
internal interface IBriefingKind
{
    /// <exception cref="Problems.RefusedRequestException">The address asks for what the release does not hold.</exception>
    Briefing Read(HttpContext http);
}

/// <summary>What must be said wherever a ranking goes.</summary>
internal static class BriefingCaveats
{
    public const string Places = "These are figures about places. A rank says nothing about any one resident, and what goes with a rank is an association, not a cause.";

    public const string Interval = "A rank is a range: nine draws in ten fall inside it. Two places whose ranges overlap may well stand the other way round.";

    public const string Match = "A match says that an asset addresses a need that stands out. It does not say that the asset has capacity, or that people of the place use it.";
}

/// <summary>The maps of other pages with the words of their colours beside them.</summary>
internal static class BriefingMaps
{
    /// <summary>Marks that lead to a list of the full page lead to the one of the briefing.</summary>
    public static MapView WithMarksTo(BriefingMap map, string list) => map.View with { Label = map.Label, Marks = [.. map.View.Marks.Select(m => m.Address.StartsWith('#') ? m with { Address = list } : m)] };

    /// <summary>A map in the colours of how sure a place is in England's worst tenth.</summary>
    public static BriefingMap? OfNeed(MapView? view, string label, string? caption = null) => view is null ? null : new BriefingMap(
        view,
        label,
        [
            .. NeedBands.All.Select(b => new BriefingKey($"n{(int)b}", $"{NeedBands.Words(b)} ({NeedBands.Chance(b)})")),
            .. view.Places.Any(p => p.Class.StartsWith('w')) ? new[] { new BriefingKey("w2", "Striped: the rank is very uncertain") } : [],
            .. view.Places.Any(p => p.Fill == "pl0") ? new[] { new BriefingKey("pl0", "Not on the list") } : [],
        ],
        caption);
}
