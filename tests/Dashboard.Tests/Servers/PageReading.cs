using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>Pages as a reader's browser takes them in.</summary>
internal static class PageReading
{
    public static async Task<IHtmlDocument> Page(this ApiServer server, string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var response = await server.Client.GetAsync(address);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.Should().Be(expected, $"{address} answered {text[..Math.Min(text.Length, 800)]}");
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        return new HtmlParser().ParseDocument(text);
    }

    public static string Words(this IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static IReadOnlyList<string> Codes(this IHtmlDocument page) => [.. page.QuerySelectorAll(".rank-table tr[data-code]").Select(r => r.GetAttribute("data-code")!)];
}
