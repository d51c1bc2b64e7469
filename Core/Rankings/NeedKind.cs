namespace HealthNeeds.Core.Rankings;

/// <summary>What areas can be ranked by.</summary>
public enum NeedKind
{
    /// <summary>People who need care they do not get.</summary>
    Unmet,

    /// <summary>How ill residents are for people of their ages.</summary>
    Burden,

    /// <summary>The share of care that falls short.</summary>
    Gap,
}

public static class NeedKinds
{
    /// <summary>As in addresses: "unmet", "burden", "gap".</summary>
    public static string Id(this NeedKind kind) => kind switch
    {
        NeedKind.Burden => "burden",
        NeedKind.Gap => "gap",
        _ => "unmet",
    };

    /// <summary>In a reader's words.</summary>
    public static string Words(this NeedKind kind) => kind switch
    {
        NeedKind.Burden => "Burden of ill health",
        NeedKind.Gap => "Care that falls short",
        _ => "Unmet need",
    };

    /// <exception cref="FormatException" />
    public static NeedKind Parse(string id) =>
        Enum.GetValues<NeedKind>().Where(k => k.Id() == id).Select(k => (NeedKind?)k).SingleOrDefault()
        ?? throw new FormatException($"'{id}' is not what areas are ranked by: expected one of {string.Join(", ", Enum.GetValues<NeedKind>().Select(Id))}.");
}
