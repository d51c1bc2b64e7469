using System.Text.Json;

namespace HealthNeeds.Benchmarks;

internal enum ViewKind
{
    Page,

    /// <summary>Worked out when it is asked for, in turns: 503 with Retry-After is an answer.</summary>
    Bounded,
    Download,
}

/// <summary>What readers ask for, by a seed: mostly pages that many look at, some places, some that are worked out, some downloads.</summary>
internal sealed class ReaderViews(Random random, IReadOnlyList<string> neighbourhoods, IReadOnlyList<string> msoas)
{
    private static readonly string[] FocusAreas = ["overall", "best-start", "smoking-alcohol-obesity", "cardio-respiratory", "mental-health", "cancer"];
    private static readonly string[] Levels = ["lsoa21", "msoa21", "ltla24"];
    private static readonly string[] Seen = ["/", "/tools", "/assets", "/inequality", "/data", "/data/models", "/data/licences", "/search?q=Sheffield", "/?level=icb&within=E92000001"];

    /// <summary>Of the region that is shown, as the API lists them.</summary>
    public static Func<Random, ReaderViews> Of(HttpClient client)
    {
        var (neighbourhoods, msoas) = (Codes(client, "lsoa21"), Codes(client, "msoa21"));
        return random => new ReaderViews(random, neighbourhoods, msoas);
    }

    public (ViewKind Kind, string Path) Next() => random.Next(100) switch
    {
        < 45 => (ViewKind.Page, Seen[random.Next(Seen.Length)]),
        < 60 => (ViewKind.Page, $"/?focus={Focus()}&level={Levels[random.Next(Levels.Length)]}"),
        < 75 => (ViewKind.Page, $"/areas/{neighbourhoods[random.Next(neighbourhoods.Count)]}"),
        < 80 => (ViewKind.Page, $"/compare?areas={msoas[random.Next(msoas.Count)]},{msoas[random.Next(msoas.Count)]}"),
        < 85 => (ViewKind.Bounded, FormattableString.Invariant($"/what-if?weights={FocusAreas[random.Next(1, FocusAreas.Length)]}:{0.5 + (random.NextDouble() * 2):0.00}")),
        < 88 => (ViewKind.Bounded, FormattableString.Invariant($"/plan?focus={Focus()}&sites={random.Next(1, 6)}&km={2 + (random.NextDouble() * 3):0.0}")),
        < 90 => (ViewKind.Bounded, $"/test-beds?need={Focus()}&sites={random.Next(4, 30)}"),
        < 95 => (ViewKind.Download, $"/api/v1/rankings?focus={Focus()}&level={Levels[random.Next(Levels.Length)]}&format=csv"),
        < 97 => (ViewKind.Download, $"/api/v1/rankings?focus={Focus()}&level=msoa21&format=xlsx"),
        _ => (ViewKind.Page, $"/api/v1/search/suggest?q={"barnsley doncaster rotherham sheffield"[..random.Next(2, 12)].Trim()}"),
    };

    private string Focus() => FocusAreas[random.Next(FocusAreas.Length)];

    private static List<string> Codes(HttpClient client, string level)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/rankings?level={level}") { Headers = { { "Accept-Encoding", "identity" } } };
        using var response = client.Send(request);
        using var answer = JsonDocument.Parse(response.EnsureSuccessStatusCode().Content.ReadAsStream());
        return answer.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()!).ToList();
    }
}
