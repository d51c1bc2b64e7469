namespace HealthNeeds.Dashboard.Comparison;

/// <summary>What is set beside each other: the whole state of /compare, as its address says it.</summary>
/// <param name="Areas">Of one level, each once, at most <see cref="Most"/>; the first is the one that others are held against.</param>
/// <param name="Focus">A focus area, or "overall" for every indicator, which addresses call "all" or leave out.</param>
/// <param name="Elsewhere">True leaves places of the first one's own authority out of those that are like it.</param>
public sealed record CompareQuery(IReadOnlyList<AreaCode> Areas, string Focus = FocusArea.Overall, CompareShow Show = CompareShow.Rug, bool Elsewhere = false)
{
    public const string Page = "/compare";

    /// <summary>In addresses, for every indicator.</summary>
    public const string All = "all";

    public const int Most = 12;

    /// <summary>How many similar places are told of.</summary>
    public const int Similar = 20;

    /// <summary>The address of this state; what equals the default is left out.</summary>
    public string Address => Areas.Count + Parts().Count() == 0 ? Page : $"{Page}?{Text}";

    /// <summary>The state as a query, without the page's own choice of what is shown where the API is asked.</summary>
    public string Text => string.Join('&', (Areas.Count == 0 ? Array.Empty<string>() : [$"areas={AreasText}"]).Concat(Parts()));

    public string AreasText => string.Join(',', Areas);

    public string FocusText => Focus == FocusArea.Overall ? All : Focus;

    public CompareQuery With(AreaCode area) => Areas.Contains(area) ? this : this with { Areas = [.. Areas, area] };

    public CompareQuery Without(AreaCode area) => this with { Areas = [.. Areas.Where(a => a != area)] };

    public CompareQuery First(AreaCode area) => this with { Areas = [area, .. Areas.Where(a => a != area)] };

    private IEnumerable<string> Parts()
    {
        if (Focus != FocusArea.Overall) yield return $"focus={Focus}";
        if (Show != CompareShow.Rug) yield return $"show={Show.Id()}";
        if (Elsewhere) yield return "elsewhere=true";
    }
}

/// <summary>How the page shows the places.</summary>
public enum CompareShow
{
    /// <summary>Value, limits and verdict against England.</summary>
    Rug,

    /// <summary>Where each stands among England's areas.</summary>
    Spine,

    /// <summary>The first one against the mean of those most like it.</summary>
    Peers,
}
