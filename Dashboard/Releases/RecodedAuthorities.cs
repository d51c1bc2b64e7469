namespace HealthNeeds.Dashboard.Releases;

/// <summary>Codes that ONS gave Barnsley and Sheffield in April 2025, read as the ones the figures use.</summary>
internal static class RecodedAuthorities
{
    public static string Current(string code) => code switch
    {
        "E08000038" => "E08000016",
        "E08000039" => "E08000019",
        _ => code,
    };
}
