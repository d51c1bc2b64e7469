using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.SiteLayout;

/// <summary>
/// That a request asks for one part of a page, its map or one of its charts, to be shown in a frame of another site. The page is
/// drawn as ever, marks its parts, and all but the part is cut away: what is embedded cannot say other than the page does.
/// </summary>
/// <param name="part">"map", or "chart/" and a chart's id.</param>
/// <param name="page">The page's address on this site, without a pin.</param>
internal sealed class EmbedScope(string part, string page)
{
    public const string Root = "/embed";
    public const string Map = "map";

    /// <summary>Id of what follows the part.</summary>
    public const string Source = "embed-source";

    private readonly List<string> _parts = [];

    public string Part => part;

    /// <summary>The part as it stands in an address: a chart's id is what the asker wrote, and a header takes no letter beyond ASCII.</summary>
    public string Path => string.Join('/', part.Split('/', 2).Select(Uri.EscapeDataString));

    public string Page => page;

    /// <summary>Every part that the page turned out to have.</summary>
    public IReadOnlyList<string> Parts => _parts;

    public static string Chart(string id) => $"chart/{id}";

    /// <summary>The scope of a request for a part; null for one for a whole page.</summary>
    public static EmbedScope? Of(HttpContext? http) => http?.Features.Get<EmbedScope>();

    /// <summary>The address of a part of the page that a request is for, pinned where the page is; null where no frame may show it.</summary>
    public static string? Address(HttpContext? http, string part) =>
        http?.GetEndpoint()?.Metadata.GetMetadata<EmbeddablePage>() is null ? null : $"{Root}/{part}{(http.Request.Path == "/" ? string.Empty : http.Request.Path)}{http.Request.QueryString}";

    /// <summary>The part that an embedding address asks for, of the page that the rest of it names.</summary>
    public static EmbedScope Begin(HttpContext http)
    {
        var part = http.GetRouteValue("chart") is string chart ? Chart(chart) : Map;
        var prefix = $"{Root}/{part}";
        var whole = http.Request.Query.ContainsKey(ReleasePin.Parameter) ? ReleasePin.Without(http.Request) : http.Request.Path + http.Request.QueryString;
        var rest = whole.Length > prefix.Length ? whole[prefix.Length..] : string.Empty;
        var scope = new EmbedScope(part, rest.StartsWith('/') ? rest : $"/{rest}");
        http.Features.Set(scope);
        return scope;
    }

    public static string Begins(string part) => $"<!--embed:{part}-->";

    public static string Ends(string part) => $"<!--/embed:{part}-->";

    public void Note(string found) => _parts.Add(found);
}

/// <summary>Metadata of a page of which other sites may show a part.</summary>
internal sealed record EmbeddablePage;

/// <summary>Metadata of an address that other sites may show in a frame.</summary>
internal sealed record EmbedRoute;
