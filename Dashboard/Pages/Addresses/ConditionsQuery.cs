namespace HealthNeeds.Dashboard.Pages.Addresses;

/// <summary>The whole state of a condition's page, as its address says it.</summary>
/// <param name="Condition">Its id, as in "diabetes-blood-pressure".</param>
/// <param name="Within">An authority or MSOA; null for the whole region.</param>
public sealed record ConditionsQuery(string Condition, AreaLevel Level, AreaCode? Within)
{
    public const string List = "/conditions";

    /// <summary>The address of this state; what equals the default is left out.</summary>
    public string Address
    {
        get
        {
            var parts = new List<string>();
            if (Level != AreaLevel.Lsoa21)
                parts.Add($"level={Level.Id()}");
            if (Within is { } within)
                parts.Add($"within={within}");
            return $"{List}/{Condition}{(parts.Count == 0 ? null : "?")}{string.Join('&', parts)}";
        }
    }

    public ConditionsQuery WithLevel(AreaLevel level) => this with { Level = level, Within = level == AreaLevel.Ltla24 ? null : Within };
}
