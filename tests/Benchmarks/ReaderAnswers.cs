using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace HealthNeeds.Benchmarks;

/// <summary>What readers were answered: how long each kind took, who was told to come back, and what went wrong.</summary>
internal sealed class ReaderAnswers
{
    private readonly ConcurrentBag<(ViewKind Kind, double Milliseconds)> _times = [];
    private readonly ConcurrentBag<string> _wrong = [];
    private int _later;

    public IReadOnlyCollection<string> Wrong => _wrong;

    /// <summary>Told to come back later, with Retry-After.</summary>
    public int Later => _later;

    public async Task AskAsync(HttpClient client, ViewKind kind, string path, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            using var response = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancellation);
            await response.Content.CopyToAsync(Stream.Null, cancellation);
            if (response.IsSuccessStatusCode)
                _times.Add((kind, clock.Elapsed.TotalMilliseconds));
            else if (response.StatusCode == HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter is not null && kind != ViewKind.Page)
                Interlocked.Increment(ref _later);
            else
                _wrong.Add($"{path} answered {(int)response.StatusCode}");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException && !cancellation.IsCancellationRequested)
        {
            _wrong.Add($"{path}: {broken.Message}");
        }
    }

    /// <summary>How many were wrong, and what the first of them were.</summary>
    public Measurement WrongRow(string work) =>
        new("ours", work, TimeSpan.Zero, TimeSpan.Zero, 0, $"{_wrong.Count}{string.Concat(_wrong.Distinct().Take(3).Select(w => $"; {w}"))}; {_later} were told to come back later");

    /// <summary>The 99th percentile of one kind is what its row takes.</summary>
    public Measurement Row(ViewKind kind, string work)
    {
        var times = _times.Where(t => t.Kind == kind).Select(t => t.Milliseconds).Order().ToList();
        if (times.Count == 0)
            return Measurement.Skipped("ours", work, "none was asked for");
        double At(double share) => times[(int)Math.Ceiling(times.Count * share) - 1];
        return new Measurement("ours", work, TimeSpan.FromMilliseconds(At(0.99)), TimeSpan.Zero, 0, string.Create(CultureInfo.InvariantCulture, $"{times.Count:N0} answers: median {At(0.5):0} ms, 95th percentile {At(0.95):0} ms, 99th {At(0.99):0} ms, longest {times[^1]:0} ms"));
    }
}
