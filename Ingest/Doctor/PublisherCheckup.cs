using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.SourceRecords;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Doctor;

/// <summary>Whether publishers can be reached from here, and whether this machine's clock is theirs.</summary>
internal sealed class PublisherCheckup(PublisherAddresses addresses, IOptions<PullOptions> pulls, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Wrong = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan VeryWrong = TimeSpan.FromHours(1);

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        if (pulls.Value.Offline)
            return [Finding.NotChecked("publishers", "Live__Offline is true: nobody is asked."), Clock([])];
        // One question each, for nothing but its head; a proxy that the environment names is used, as the worker does.
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = Patience }) { Timeout = Patience };
        var asked = await Task.WhenAll(PublisherAddresses.Names.Select(name => AskAsync(client, name, addresses.Of(name), cancellation)));
        return [.. asked.Select(a => a.Finding), Clock([.. asked.Select(a => a.Ahead).OfType<TimeSpan>()])];
    }

    private async Task<(Finding Finding, TimeSpan? Ahead)> AskAsync(HttpClient client, string name, Uri address, CancellationToken cancellation)
    {
        var check = $"publisher {name}";
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, address);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return (Finding.Ok(check, $"{address.Host} answers ({(int)answer.StatusCode})."), clock.GetUtcNow() - answer.Headers.Date);
        }
        catch (Exception silent) when (silent is HttpRequestException || (silent is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return (Finding.Warn(check, $"{address.Host} cannot be reached: {silent.GetBaseException().Message}", $"Let this machine ask {address.Host} on port {address.Port}, set HTTPS_PROXY, or set Live__Offline=true to use the bundled figures."), null);
        }
    }

    /// <param name="ahead">By how much this machine's clock is ahead of each publisher's.</param>
    private Finding Clock(IReadOnlyList<TimeSpan> ahead)
    {
        const string Check = "clock";
        var now = $"It is {clock.GetUtcNow().UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC here";
        if (ahead.Count == 0)
            return Finding.NotChecked(Check, $"{now}; no publisher said what time it is there.");
        // Half of them say so: one publisher's clock may be wrong.
        var median = ahead.Order().ElementAt(ahead.Count / 2);
        var words = $"{now}, {Math.Abs(median.TotalSeconds):0} s {(median < TimeSpan.Zero ? "behind" : "ahead of")} the publishers' clocks.";
        const string Fix = "timedatectl set-ntp true: certificates, schedules and the names of releases go by the clock.";
        return median.Duration() > VeryWrong ? Finding.Fail(Check, words, Fix) : median.Duration() > Wrong ? Finding.Warn(Check, words, Fix) : Finding.Ok(Check, words);
    }
}
