using HealthNeeds.Dashboard.Maps;

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
