using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Store.Requests;

/// <summary>
/// The directory between site and worker: the site puts requests into it, the worker takes them out and leaves what became of them in <c>done</c>. It is the only place
/// the site ever writes to, and no release lies in it.
/// </summary>
public sealed class RequestBox(string directory)
{
    private const int MostWaiting = 50;
    private const int MostKept = 200;
    private const long Largest = 16 * 1024;
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    public string Location { get; } = Path.GetFullPath(directory);

    private string Done => Path.Combine(Location, "done");

    /// <summary>A name that nobody can guess, in the order of time.</summary>
    public static string NewId(DateTimeOffset now) =>
        $"{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    /// <returns>Why it was not put in, in words; null where it waits now.</returns>
    public string? Put(DecisionRequest request)
    {
        if (request.Problem is { } problem)
            return problem;
        if (Files().Count >= MostWaiting)
            return $"{MostWaiting} requests wait already. Is the worker running?";
        AtomicFile.Write(Path.Combine(Location, request.Id + ".json"), request.Text());
        return null;
    }

    /// <summary>Requests that the worker has not looked at yet, oldest first.</summary>
    public IReadOnlyList<DecisionRequest> Waiting() => [.. Files().Select(f => Text(f) is { } text ? DecisionRequest.TryRead(text) : null).OfType<DecisionRequest>().Where(r => r.Problem is null)];

    /// <summary>What became of requests, newest first.</summary>
    public IReadOnlyList<RequestOutcome> Outcomes(int most) =>
        [.. DoneFiles().Select(Outcome).OfType<RequestOutcome>().Take(most)];

    /// <summary>Everything that waits, by file: what is no request too.</summary>
    internal IReadOnlyList<WaitingFile> Take() => [.. Files().Select(f => new WaitingFile(Path.GetFileNameWithoutExtension(f), f, Text(f) is { } text ? DecisionRequest.TryRead(text) : null))];

    /// <summary>Leaves what became of it and takes it out.</summary>
    internal void Finish(WaitingFile file, RequestOutcome outcome)
    {
        AtomicFile.Write(Path.Combine(Done, $"{outcome.Id}.json"), JsonSerializer.Serialize(outcome, Form));
        File.Delete(file.Path);
        foreach (var old in DoneFiles().Skip(MostKept))
            File.Delete(old);
    }

    private List<string> Files() => Directory.Exists(Location) ? [.. Directory.EnumerateFiles(Location, "*.json").Order(StringComparer.Ordinal)] : [];

    private List<string> DoneFiles() => Directory.Exists(Done) ? [.. Directory.EnumerateFiles(Done, "*.json").OrderDescending(StringComparer.Ordinal)] : [];

    /// <returns>Null of a link, which could lead to any file the worker may read, and of what is too large to be a request.</returns>
    private static string? Text(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null && file is { Exists: true, Length: <= Largest } ? File.ReadAllText(path) : null;
    }

    private static RequestOutcome? Outcome(string path)
    {
        try
        {
            return Text(path) is { } text ? JsonSerializer.Deserialize<RequestOutcome>(text, Form) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A file that waits.</summary>
/// <param name="Request">Null where it holds none.</param>
internal sealed record WaitingFile(string Name, string Path, DecisionRequest? Request);
