using System.Text.Json;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Store.State;

/// <summary>sources/&lt;id&gt;/status.json in the releases directory: how fresh each source is. The worker writes, everybody may read.</summary>
public sealed class SourceStatusFiles(string releasesDirectory)
{
    private const string FileName = "status.json";
    private readonly string _directory = Path.Combine(releasesDirectory, "sources");

    /// <returns>By id; empty while no worker has looked at any source.</returns>
    /// <exception cref="InvalidDataException">A file is not a status; says which.</exception>
    public IReadOnlyList<SourceStatus> List() =>
        Directory.Exists(_directory)
            ? [.. Directory.EnumerateDirectories(_directory).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal).Select(Find).OfType<SourceStatus>()]
            : [];

    /// <returns>The sources that the worker has looked at.</returns>
    public IReadOnlyList<string> Ids() =>
        Directory.Exists(_directory)
            ? [.. Directory.EnumerateDirectories(_directory).Where(d => File.Exists(Path.Combine(d, FileName))).Select(d => Path.GetFileName(d)!).Where(RunLog.IsId).Order(StringComparer.Ordinal)]
            : [];

    /// <returns>Null where the worker has not looked at the source yet.</returns>
    /// <exception cref="InvalidDataException">The file is not a status.</exception>
    public SourceStatus? Find(string source)
    {
        if (!RunLog.IsId(source))
            return null;
        var path = PathOf(source);
        try
        {
            return SourceStatusJson.Read(File.ReadAllText(path));
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{path} is not the status of a source: {problem.Message}", problem);
        }
    }

    /// <summary>As <see cref="Find"/>, but one broken file must not take the other sources with it.</summary>
    /// <param name="problem">Why what was written cannot be read; null where it can, or where nothing was written.</param>
    public SourceStatus? TryFind(string source, out string? problem)
    {
        problem = null;
        try
        {
            return Find(source);
        }
        catch (InvalidDataException broken)
        {
            problem = (broken.InnerException ?? broken).Message;
            return null;
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            // What the system says names folders of this machine, and pages show it.
            problem = unread is UnauthorizedAccessException ? "this process may not read it." : "the disk, or the system, did not let it be opened.";
            return null;
        }
    }

    /// <summary>When any status was last written, UTC; null while no worker has looked at any source.</summary>
    public DateTime? LastWritten() => Ids() is { Count: > 0 } ids ? ids.Max(id => File.GetLastWriteTimeUtc(PathOf(id))) : null;

    internal void Write(SourceStatus status) => AtomicFile.Write(PathOf(status.Source), SourceStatusJson.Write(status));

    // Ids come from addresses and command lines too: nothing that could leave the directory is one.
    private string PathOf(string source) => Path.Combine(_directory, source, FileName);
}
