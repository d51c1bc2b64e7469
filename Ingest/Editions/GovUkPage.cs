using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;
using Refit;

namespace HealthNeeds.Ingest.Editions;

/// <summary>What a page of GOV.UK says, in the Content API's form.</summary>
internal static class GovUkPage
{
    /// <exception cref="ResponseRefusedException">It is no page.</exception>
    public static JsonDocument Parse(RawResponse response, IPublisherSession session)
    {
        var json = AnswerJson.Parse(response, session.Open, "a page of the Content API");
        if (AnswerJson.Field(json.RootElement, "base_path").ValueKind != JsonValueKind.Undefined)
            return json;
        using (json)
            throw new ResponseRefusedException("wrong-kind", response.Address, "JSON of another shape", "a page of the Content API, with base_path");
    }

    /// <summary>Addresses of the page's files: attachments, or, where a page has none, the links of its documents, which are pieces of HTML.</summary>
    public static IReadOnlyList<Uri> Files(JsonElement page)
    {
        var attached = AnswerJson.List(page, "details", "attachments").Select(a => AnswerJson.Text(a, "url")).OfType<string>();
        var linked = AnswerJson.List(page, "details", "documents").Where(d => d.ValueKind == JsonValueKind.String).SelectMany(d => PageLinks.Of(d.GetString()!));
        return [.. attached.Concat(linked).Select(a => Uri.TryCreate(a, UriKind.Absolute, out var file) && file.Scheme == Uri.UriSchemeHttps ? file : null).OfType<Uri>().Distinct()];
    }

    /// <summary>Pages that a collection lists.</summary>
    public static IEnumerable<(string Path, DateOnly? Published)> Documents(JsonElement page) =>
        from document in AnswerJson.List(page, "links", "documents")
        let path = AnswerJson.Text(document, "base_path")
        where path is not null
        select (path!, AnswerJson.Day(document, "public_updated_at"));
}

/// <summary>GOV.UK's Content API, below https://www.gov.uk/api/content/: what a page says, as JSON.</summary>
internal interface IGovUkContent
{
    /// <param name="path">Of the page: "government/statistics/english-indices-of-deprivation-2025".</param>
    [Get("/{**path}")]
    [Headers("Accept: application/json")]
    Task<RawResponse> PageAsync([Encoded] string path, [Property] AnswerLabel label, CancellationToken cancellation);
}

/// <summary>Where a page's links lead.</summary>
internal static partial class PageLinks
{
    /// <param name="html">A page, or a piece of one.</param>
    public static IEnumerable<string> Of(string html) => Link().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups["to"].Value.Trim()));

    [GeneratedRegex("""\bhref\s*=\s*["'](?<to>[^"'<>]+)["']""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Link();
}
