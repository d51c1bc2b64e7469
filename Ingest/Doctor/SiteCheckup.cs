using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Doctor;

/// <summary>The site as readers reach it, through whatever stands before it.</summary>
/// <param name="trusted">Also trusts this certificate; null in use, for a test's own.</param>
internal sealed class SiteCheckup(Uri site, ReleaseCatalogue releases, TimeProvider clock, X509Certificate2? trusted = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan SoonEnds = TimeSpan.FromDays(21);
    private static readonly string[] Expected = ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"];
    private DateTimeOffset? ends;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        using var client = new HttpClient(Handler()) { Timeout = Patience };
        var found = new List<Finding>();
        try
        {
            found.AddRange(await ReadyAsync(client, cancellation));
            using var page = await client.GetAsync(site, HttpCompletionOption.ResponseHeadersRead, cancellation);
            found.Add(page.IsSuccessStatusCode ? Finding.Ok("site", $"{site} answers {(int)page.StatusCode}.") : AsksWhoComes(page) ? Finding.Ok("site", $"{site} is closed, and asks who comes ({(int)page.StatusCode}).") : Finding.Fail("site", $"{site} answers {(int)page.StatusCode}.", "journalctl -u healthneeds-dashboard -n 50; the proxy's error log (/var/log/nginx/error.log)."));
            found.AddRange(Headers(page));
            found.Add(await AddressAsync(client, cancellation));
            found.Add(await PlainAsync(client, cancellation));
        }
        catch (Exception silent) when (silent is HttpRequestException || (silent is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            found.Add(Finding.Fail("site", $"{site} cannot be reached: {silent.GetBaseException().Message}", "systemctl status nginx healthneeds-dashboard; nginx -t; is the certificate of this name, and does this machine trust who issued it?"));
        }

        return found;
    }

    /// <summary>Our own refusal of who is not known, or the way to the organisation's sign-in and back.</summary>
    private static bool AsksWhoComes(HttpResponseMessage page) =>
        page.StatusCode == HttpStatusCode.Unauthorized ? page.Headers.WwwAuthenticate.Any(w => w.Parameter?.Contains("realm=\"HealthNeeds\"", StringComparison.Ordinal) == true)
        : (int)page.StatusCode is 302 or 303 && page.Headers.Location?.OriginalString.Contains("signin-oidc", StringComparison.Ordinal) == true;

    private SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
            {
                ends = (certificate as X509Certificate2)?.NotAfter;
                return errors == SslPolicyErrors.None || (trusted is not null && certificate?.GetCertHashString() == trusted.GetCertHashString());
            },
        },
    };

    private async Task<IReadOnlyList<Finding>> ReadyAsync(HttpClient client, CancellationToken cancellation)
    {
        const string Check = "site's health";
        using var answer = await client.GetAsync(new Uri(site, "health/ready"), cancellation);
        try
        {
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
            var (status, why) = (json.RootElement.GetProperty("status").GetString(), json.RootElement.TryGetProperty("why", out var words) ? words.GetString() : null);
            var health = status switch
            {
                "ready" => Finding.Ok(Check, "The site says that it is ready."),
                "degraded" => Finding.Warn(Check, $"The site serves and says what is not as it should be: {why}", "docs/runbook.md has what each means."),
                _ => Finding.Fail(Check, $"The site has nothing to serve: {why}", "Start the worker, or see why it makes no release: journalctl -u healthneeds-worker -n 50"),
            };
            return json.RootElement.TryGetProperty("release", out var release) && release.ValueKind == JsonValueKind.Object ? [health, Release(release.GetProperty("id").GetString())] : [health];
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [Finding.Fail(Check, $"{site}health/ready answers {(int)answer.StatusCode} with something that is not ours: another program stands at this address.", "See which server the proxy passes requests to (proxy_pass).")];
        }
    }

    private Finding Release(string? served)
    {
        const string Check = "site's release";
        var current = releases.TryCurrent()?.Id;
        return current is null ? Finding.NotChecked(Check, $"The site serves {served}; there is no release here to compare with.")
            : served == current ? Finding.Ok(Check, $"The site serves {served}, the current one.")
            : Finding.Warn(Check, $"The site serves {served}; current here is {current}.", "A site takes up a new release within seconds. If it stays so, it reads another directory: compare Releases__Directory of both services.");
    }

    private IEnumerable<Finding> Headers(HttpResponseMessage page)
    {
        bool Has(string name) => page.Headers.Contains(name) || page.Content.Headers.Contains(name);
        string[] missing = [.. Expected.Where(h => !Has(h))];
        yield return missing.Length == 0 ? Finding.Ok("security headers", "The site's security headers arrive.") : Finding.Warn("security headers", $"Missing: {string.Join(", ", missing)}.", "The site sends them; see what the proxy hides (proxy_hide_header).");
        if (site.Scheme != Uri.UriSchemeHttps)
        {
            yield return Finding.Warn("TLS", $"{site} is not https: what readers ask for can be read on the way.", "deploy/nginx-healthneeds.conf shows how.");
            yield break;
        }

        yield return Has("Strict-Transport-Security") ? Finding.Ok("HSTS", "Browsers are told to come by https only.") : Finding.Warn("HSTS", "No Strict-Transport-Security header.", "Add it at the proxy, as deploy/nginx-healthneeds.conf does, or set Proxy__Https=true.");
        if (ends is { } until)
            yield return until - clock.GetUtcNow() < SoonEnds ? Finding.Warn("certificate", FormattableString.Invariant($"It ends on {until.UtcDateTime:yyyy-MM-dd}."), "Renew it now, and see why that does not happen by itself (systemctl list-timers).") : Finding.Ok("certificate", FormattableString.Invariant($"It is good until {until.UtcDateTime:yyyy-MM-dd}."));
    }

    /// <summary>The feed of releases names the site's own address: by that the site tells what it takes itself for.</summary>
    private async Task<Finding> AddressAsync(HttpClient client, CancellationToken cancellation)
    {
        const string Check = "proxy headers";
        using var answer = await client.GetAsync(new Uri(site, "releases.atom"), cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        var own = site.GetLeftPart(UriPartial.Authority) + "/";
        if (text.Contains($"href=\"{own}", StringComparison.Ordinal))
            return Finding.Ok(Check, $"The site takes itself for {own}, as readers do.");
        return answer.IsSuccessStatusCode
            ? Finding.Warn(Check, $"The site does not take itself for {own}: feeds, citations and QR codes name another address.", $"Set PublicAddress={own}, Proxy__Addresses to the proxy's address and Proxy__Https=true; the proxy must send X-Forwarded-Proto and Host.")
            : Finding.NotChecked(Check, $"{site}releases.atom answers {(int)answer.StatusCode}, so the site did not say what it takes itself for.");
    }

    private async Task<Finding> PlainAsync(HttpClient client, CancellationToken cancellation)
    {
        const string Check = "plain http";
        if (site.Scheme != Uri.UriSchemeHttps || !site.IsDefaultPort)
            return Finding.NotChecked(Check, "Only a site at the usual port of https is asked whether it also answers at that of http.");
        try
        {
            using var answer = await client.GetAsync(new UriBuilder(site) { Scheme = Uri.UriSchemeHttp, Port = 80 }.Uri, cancellation);
            return (int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location?.Scheme == Uri.UriSchemeHttps
                ? Finding.Ok(Check, "It leads to https.")
                : Finding.Warn(Check, $"http answers {(int)answer.StatusCode} in the place of leading to https.", "return 301 https://$host$request_uri; at the proxy.");
        }
        catch (HttpRequestException)
        {
            return Finding.Ok(Check, "Nobody answers there.");
        }
    }
}
