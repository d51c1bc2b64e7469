using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Store.Requests;

/// <summary>
/// The directory between site and worker: the site puts requests into it, the worker takes them out and leaves what became of them in <c>done</c>. It is the only place
/// the site ever writes to, and no release lies in it. A site that was taken over may put anything there: no name of its choosing is written or removed, no link is followed.
/// </summary>
public sealed partial class RequestBox(string directory)
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

    /// <summary>Whether a text has the form of <see cref="NewId"/>: such a name can be none of another file's.</summary>
    public static bool IsId(string text) => IdPattern().IsMatch(text);

    /// <returns>Why it was not put in, in words; null where it waits now.</returns>
    public string? Put(DecisionRequest request)
    {
        if (request.Problem is { } problem)
            return problem;
        if (Files().Count >= MostWaiting)
            return $"{MostWaiting} requests wait already. Is the worker running?";
        var (part, whole) = (Path.Combine(Location, request.Id + ".part"), Path.Combine(Location, request.Id + ".json"));
        AtomicFile.Write(part, request.Text());
        // Whatever the site's own mask: the group that both share may read it, from the moment that it has its name.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(part, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Disk.Move(part, whole, overwrite: false);
        Disk.FlushFolder(Location);
        return null;
    }

    /// <summary>Requests that the worker has not looked at yet, oldest first.</summary>
    public IReadOnlyList<DecisionRequest> Waiting() => [.. Take().Select(f => f.Request).OfType<DecisionRequest>().Where(r => r.Problem is null)];

    /// <summary>What became of requests, newest first.</summary>
    public IReadOnlyList<RequestOutcome> Outcomes(int most) =>
        [.. DoneFiles().Select(Outcome).OfType<RequestOutcome>().Take(most)];

    /// <summary>Everything that waits, by file: what is no request too.</summary>
    internal IReadOnlyList<WaitingFile> Take() => [.. Files().Select(f => new WaitingFile(Path.GetFileNameWithoutExtension(f), f, Read(f)))];

    /// <summary>Leaves what became of it and takes it out.</summary>
    internal void Finish(WaitingFile file, RequestOutcome outcome)
    {
        if (!IsId(outcome.Id) || new DirectoryInfo(Done).LinkTarget is not null)
            throw new IOException($"{Done} is a link, or '{outcome.Id}' is no id of a request. Expected a folder of the worker's: remove what is there.");
        AtomicFile.Write(Path.Combine(Done, $"{outcome.Id}.json"), JsonSerializer.Serialize(outcome, Form));
        File.Delete(file.Path);
        foreach (var old in DoneFiles().Skip(MostKept))
            File.Delete(old);
    }

    private List<string> Files() => Directory.Exists(Location) ? [.. Directory.EnumerateFiles(Location, "*.json").Order(StringComparer.Ordinal)] : [];

    private List<string> DoneFiles() => Directory.Exists(Done) ? [.. Directory.EnumerateFiles(Done, "*.json").Where(f => IsId(Path.GetFileNameWithoutExtension(f))).OrderDescending(StringComparer.Ordinal)] : [];

    /// <returns>Null of what is no request, or cannot be read: one such file keeps no other waiting.</returns>
    private static DecisionRequest? Read(string path)
    {
        try
        {
            return Text(path) is { } text ? DecisionRequest.TryRead(text) : null;
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <returns>Null of a link, which could lead to any file the worker may read, of a pipe or device, which has no length, and of what is too large to be a request.</returns>
    private static string? Text(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null && file is { Exists: true, Length: > 0 and <= Largest } ? File.ReadAllText(path) : null;
    }

    [GeneratedRegex(@"^[0-9]{8}T[0-9]{6}Z-[0-9a-f]{12}\z", RegexOptions.None, 60_000)]
    private static partial Regex IdPattern();

    private static RequestOutcome? Outcome(string path)
    {
        try
        {
            return Text(path) is { } text ? JsonSerializer.Deserialize<RequestOutcome>(text, Form) : null;
        }
        catch (Exception unread) when (unread is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

/// <summary>A file that waits.</summary>
/// <param name="Request">Null where it holds none.</param>
internal sealed record WaitingFile(string Name, string Path, DecisionRequest? Request);
