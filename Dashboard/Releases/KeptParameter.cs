namespace HealthNeeds.Dashboard.Releases;

/// <summary>A parameter that addresses go on carrying from page to page.</summary>
internal static class KeptParameter
{
    /// <summary>The address with the parameter. A fragment stays at its end.</summary>
    public static string Address(string address, string name, string value)
    {
        var fragment = address.IndexOf('#') is var at and >= 0 ? address[at..] : string.Empty;
        var rest = address[..^fragment.Length];
        return $"{rest}{(rest.Contains('?') ? '&' : '?')}{name}={value}{fragment}";
    }

    /// <summary>In whatever letters: the site reads it in any.</summary>
    public static bool IsIn(string address, string name) => address.Contains($"?{name}=", StringComparison.OrdinalIgnoreCase) || address.Contains($"&{name}=", StringComparison.OrdinalIgnoreCase);
}
