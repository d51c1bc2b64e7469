namespace HealthNeeds.Dashboard.Releases;

/// <summary>A release that an address is fixed to.</summary>
/// <param name="Unpinned">The same view of whatever release is newest.</param>
internal sealed record ReleasePin(string Release, string Unpinned)
{
    /// <summary>The parameter's name in addresses of pages and of the API.</summary>
    public const string Parameter = "release";

    /// <summary>The address fixed to a release. A fragment stays at its end.</summary>
    public static string Address(string address, string release) => KeptParameter.Address(address, Parameter, release);

    /// <summary>The address of a request without its pin.</summary>
    public static string Without(HttpRequest request)
    {
        var others = request.Query.Where(q => !q.Key.Equals(Parameter, StringComparison.OrdinalIgnoreCase)).SelectMany(q => q.Value, (q, value) => new KeyValuePair<string, string?>(q.Key, value));
        return request.Path + QueryString.Create(others);
    }
}

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
