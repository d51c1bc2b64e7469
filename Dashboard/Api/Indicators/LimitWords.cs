namespace HealthNeeds.Dashboard.Api.Indicators;

/// <summary>By whom limits were made, in words.</summary>
internal static class LimitWords
{
    public static string Of(LimitMethod method) => method switch
    {
        LimitMethod.Published => "published",
        LimitMethod.Wilson => "reckoned here by Wilson’s method",
        LimitMethod.Byar => "reckoned here by Byar’s method",
        _ => "reckoned here exactly, by the Poisson distribution",
    };
}

/// <summary>Where a place lies in a funnel plot, in words.</summary>
internal static class FunnelWords
{
    public static string Of(FunnelSide side) => side switch
    {
        FunnelSide.Above998 => "above 99.8%",
        FunnelSide.Above95 => "above 95%",
        FunnelSide.Below998 => "below 99.8%",
        FunnelSide.Below95 => "below 95%",
        _ => "inside",
    };
}
