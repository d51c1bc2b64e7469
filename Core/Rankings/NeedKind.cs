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
    /// <summary>In a reader's words.</summary>
    public static string Words(this NeedKind kind) => kind switch
    {
        NeedKind.Burden => "Burden of ill health",
        NeedKind.Gap => "Care that falls short",
        _ => "Unmet need",
    };
}
