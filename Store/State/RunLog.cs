using System.Text.Json;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Store.State;

/// <summary>The runs directory: one record per run, and the rows it rejected.</summary>
public sealed class RunLog(string releasesDirectory)
{
    private const string RejectionsSuffix = "-rejections.csv";
    private readonly string _directory = Path.Combine(releasesDirectory, "runs");

    /// <returns>Newest first; without those that cannot be read.</returns>
    public IReadOnlyList<RunRecord> List(int limit = int.MaxValue) =>
        Directory.Exists(_directory)
            ? [.. Directory.EnumerateFiles(_directory, "*.json").OrderByDescending(Path.GetFileName, StringComparer.Ordinal).Select(TryRead).OfType<RunRecord>().Take(limit)]
            : [];

    /// <summary>The newest run that ended so, or null; reads no more records than it must.</summary>
    public RunRecord? Newest(RunOutcome outcome) => First(r => r.Outcome == outcome);

    /// <summary>The run that made a release, or null where there is no record of it.</summary>
    public RunRecord? MakerOf(string release) => First(r => r.Outcome == RunOutcome.Published && r.Release == release);

    public RunRecord? Find(string runId) => IsId(runId) && File.Exists(PathOf(runId)) ? Read(PathOf(runId)) : null;

    /// <summary>The id of the newest run; null before the first. No record is read.</summary>
    internal string? NewestId() => Directory.Exists(_directory) ? Directory.EnumerateFiles(_directory, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Max(StringComparer.Ordinal) : null;

    /// <returns>The kept rejections, at most <paramref name="limit"/>; empty where a run rejected nothing.</returns>
    public IReadOnlyList<Rejection> Rejections(string runId, int limit = int.MaxValue)
    {
        var path = RejectionsPathOf(runId);
        if (!IsId(runId) || !File.Exists(path))
            return [];
        using var reader = File.OpenText(path);
        return [.. RejectionCsv.Read(reader).Take(limit)];
    }

    /// <returns>The kept rejections by source and rule; read line by line.</returns>
    public IReadOnlyList<RejectionCount> CountRejections(string runId)
    {
        var path = RejectionsPathOf(runId);
        if (!IsId(runId) || !File.Exists(path))
            return [];
        using var reader = File.OpenText(path);
        return RejectionCount.Of(RejectionCsv.Read(reader));
    }

    /// <summary>Clears records and their rejected rows, but never those of runs that made a kept release, nor of the newest others.</summary>
    /// <param name="others">How many of those that made none stay.</param>
    internal void Clear(int others)
    {
        if (!Directory.Exists(_directory))
            return;
        var named = Directory.EnumerateFiles(_directory).ToLookup(RunOf, StringComparer.Ordinal);
        var unkept = named.Select(run => run.Key).OrderDescending(StringComparer.Ordinal).Where(run => !IsOfAKeptRelease(run));
        foreach (var path in unkept.Skip(others).SelectMany(run => named[run]).ToList())
            File.Delete(path);
    }

    private bool IsOfAKeptRelease(string run) =>
        TryRead(PathOf(run))?.Release is { } release && File.Exists(Path.Combine(releasesDirectory, release + ".duckdb"));

    private static string RunOf(string path) => Path.GetFileName(path).Split('.')[0].Replace("-rejections", string.Empty, StringComparison.Ordinal);

    internal void Write(RunRecord record) => AtomicFile.Write(PathOf(record.Id), RunJson.Write(record));

    internal void WriteRejections(string runId, IReadOnlyList<Rejection> rejections)
    {
        var text = new StringWriter { NewLine = "\n" };
        RejectionCsv.Write(text, rejections);
        AtomicFile.Write(RejectionsPathOf(runId), text.ToString());
    }

    private RunRecord? First(Func<RunRecord, bool> fits) =>
        Directory.Exists(_directory)
            ? Directory.EnumerateFiles(_directory, "*.json").OrderByDescending(Path.GetFileName, StringComparer.Ordinal).Select(TryRead).FirstOrDefault(r => r is not null && fits(r))
            : null;

    // Run ids come from addresses too: nothing that could leave the directory is one.
    /// <summary>Ids of runs and of sources become names of files: letters, digits and hyphens only.</summary>
    internal static bool IsId(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>Null for a record that cannot be read: one damaged file must not take the history of all other runs, or the next run, with it.</summary>
    private static RunRecord? TryRead(string path)
    {
        try
        {
            return Read(path);
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static RunRecord Read(string path)
    {
        try
        {
            return RunJson.ReadRecord(File.ReadAllText(path));
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{path} is not a run record: {problem.Message}", problem);
        }
    }

    private string PathOf(string runId) => Path.Combine(_directory, runId + ".json");

    private string RejectionsPathOf(string runId) => Path.Combine(_directory, runId + RejectionsSuffix);
}
