using System.Net;
using System.Text.RegularExpressions;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Hosting;

/// <summary>
/// Fixes the links and forms of a drawn page to a release, or to a region. Works on what the component renderer writes: attributes in double
/// quotes, with angle brackets and ampersands escaped.
/// </summary>
internal static partial class KeptLinks
{
    /// <summary>Marks a link that is meant to lead out of the release.</summary>
    public const string Out = "data-unpinned";

    /// <summary>What stands beside the releases: it has no view of an older one, and the API refuses parameters it does not know.</summary>
    private static readonly string[] Live = ["/api/v1/runs", "/api/v1/releases", "/api/v1/progress", "/api/v1/problems", "/api/v1/power", "/api/v1/places/changes", "/health", "/openapi", "/releases.atom", "/places.atom"];

    /// <summary>Marks a form in which another region is chosen.</summary>
    public const string Chooses = "data-chooses";

    public static string In(string html, string parameter, string value) => Tag().Replace(html, tag => tag.Groups["name"].Value == "a"
        ? Link(tag.Value, parameter, value)
        : IsLeft(tag.Value, parameter) ? tag.Value : $"{tag.Value}<input type=\"hidden\" name=\"{parameter}\" value=\"{value}\">");

    /// <summary>The address where it is one of this site's views and does not say it yet; else as it is.</summary>
    public static string Kept(string address, string parameter, string value) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !KeptParameter.IsIn(address, parameter) && !IsLive(address)
            ? KeptParameter.Address(address, parameter, value)
            : address;

    private static string Link(string tag, string parameter, string value) => IsLeft(tag, parameter)
        ? tag
        : Href().Replace(tag, href => $" href=\"{WebUtility.HtmlEncode(Kept(WebUtility.HtmlDecode(href.Groups["address"].Value), parameter, value))}\"", 1);

    /// <summary>A link that leads out of a release stays in its region, and a form that chooses a region in its release.</summary>
    private static bool IsLeft(string tag, string parameter) =>
        tag.Contains(parameter == RegionChoice.Parameter ? Chooses : Out, StringComparison.Ordinal);

    private static bool IsLive(string address)
    {
        var path = address.AsSpan(0, address.AsSpan().IndexOfAny('?', '#') is var end and >= 0 ? end : address.Length);
        if (path.SequenceEqual("/api/v1/releases/current"))
            return false;
        if (path.StartsWith("/api/v1/sources/", StringComparison.Ordinal))
            return true;
        foreach (var root in Live)
        {
            if (path.SequenceEqual(root) || path.StartsWith(root + "/", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    [GeneratedRegex("<(?<name>a|form)(?=[\\s>])[^>]*>", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Tag();

    [GeneratedRegex("\\shref=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Href();
}
