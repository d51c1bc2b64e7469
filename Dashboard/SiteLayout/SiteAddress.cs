namespace HealthNeeds.Dashboard.SiteLayout;

/// <summary>
/// Where this installation is reached: by the setting "PublicAddress" (https://needs.example.nhs.uk/), which stays the same by whatever name
/// a reader comes; without it, at the address that was asked.
/// </summary>
internal sealed class SiteAddress(IConfiguration configuration)
{
    public const string Setting = "PublicAddress";

    /// <returns>Ends with a slash.</returns>
    /// <exception cref="FormatException">The setting is no address.</exception>
    public Uri Of(HttpRequest request) => Configured() ?? new Uri($"{request.Scheme}://{request.Host}{request.PathBase}/");

    /// <summary>The same for a page to say, without the slash; null where the setting is no address, or the request names no host.</summary>
    public string? Said(HttpRequest request) =>
        Parsed(configuration[Setting] is { Length: > 0 } text ? text : $"{request.Scheme}://{request.Host}{request.PathBase}")?.AbsoluteUri.TrimEnd('/');

    private Uri? Configured() => configuration[Setting] is not { Length: > 0 } text ? null
        : Parsed(text)
        ?? throw new FormatException($"{Setting} is '{text}'. Expected the address this site is reached at, such as https://needs.example.nhs.uk/.");

    private static Uri? Parsed(string text) =>
        Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
