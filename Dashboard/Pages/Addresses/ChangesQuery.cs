namespace HealthNeeds.Dashboard.Pages.Addresses;

/// <summary>The state of the page, as its address says it. Two ids make it say the same for ever.</summary>
/// <param name="From">Id of the older release; null for the one that <paramref name="To"/> followed.</param>
/// <param name="To">Null for the newest.</param>
public sealed record ChangesQuery(string? From, string? To, string Focus, AreaLevel Level)
{
    /// <summary>The newest release against the one before it.</summary>
    public static ChangesQuery Default { get; } = new(From: null, To: null, FocusArea.Overall, AreaLevel.Lsoa21);

    public string Address
    {
        get
        {
            var parts = new List<string>();
            if (Focus != FocusArea.Overall)
                parts.Add($"focus={Focus}");
            if (Level != AreaLevel.Lsoa21)
                parts.Add($"level={Level.Id()}");
            return Pair(From, To) + (parts.Count == 0 ? string.Empty : "?" + string.Join('&', parts));
        }
    }

    public static string Pair(string? from, string? to) => from is null || to is null ? "/data/changes" : $"/data/changes/{from}..{to}";
}
