namespace HealthNeeds.Dashboard.Pages.Addresses;

/// <summary>The whole state of the page, as its address says it.</summary>
/// <param name="Kind">What places are ranked by.</param>
/// <param name="Level">Of England, local authorities or ICBs; else any level that is ranked.</param>
/// <param name="Within">An authority or MSOA, or England; null for the whole region.</param>
/// <param name="Text">Words sought in names and codes, or null.</param>
/// <param name="Page">From 1.</param>
public sealed record FindNeedQuery(string Focus, NeedKind Kind, AreaLevel Level, AreaCode? Within, string? Text, int Page)
{
    public static readonly FindNeedQuery Default = new(FocusArea.Overall, NeedKind.Unmet, AreaLevel.Lsoa21, Within: null, Text: null, Page: 1);

    /// <summary>The address of this state; what equals the default is left out.</summary>
    public string Address => Parts().Any() ? "/?" + string.Join('&', Parts()) : "/";

    /// <summary>The same filters from the first page on.</summary>
    public FindNeedQuery WithFocus(string focus) => this with { Focus = focus, Page = 1 };

    public FindNeedQuery WithKind(NeedKind kind) => this with { Kind = kind, Page = 1 };

    /// <summary>Places of the region.</summary>
    public FindNeedQuery WithLevel(AreaLevel level) => this with { Level = level, Page = 1, Within = level == AreaLevel.Ltla24 || IsEngland ? null : Within };

    /// <summary>Whether all of England is shown.</summary>
    public bool IsEngland => Within == AreaCode.England;

    /// <param name="level">Local authorities or ICBs.</param>
    public FindNeedQuery OfEngland(AreaLevel level) => this with { Level = level, Page = 1, Within = AreaCode.England };

    private IEnumerable<string> Parts()
    {
        if (Focus != Default.Focus)
            yield return $"focus={Focus}";
        if (Kind != Default.Kind)
            yield return $"kind={Kind.Id()}";
        if (Level != Default.Level)
            yield return $"level={Level.Id()}";
        if (Within is { } within)
            yield return $"within={within}";
        if (Text is not null)
            yield return $"q={Uri.EscapeDataString(Text)}";
        if (Page != 1)
            yield return $"page={Page}";
    }
}
