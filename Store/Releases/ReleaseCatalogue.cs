using System.Collections.Concurrent;
using HealthNeeds.Core.Releases;
using HealthNeeds.Store.DuckDb;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store.Releases;

/// <summary>The releases that are kept, and which of them is current.</summary>
public sealed class ReleaseCatalogue(IOptions<ReleaseOptions> options)
{
    /// <summary>Longer than the step of any file system's times, which is two seconds at most.</summary>
    private static readonly TimeSpan SettledAfter = TimeSpan.FromSeconds(5);

    private readonly ReleaseDirectory directory = new(options.Value.Directory);

    /// <summary>A release never changes, so it is asked once.</summary>
    private readonly ConcurrentDictionary<string, ListedRelease> asked = new(StringComparer.Ordinal);

    private volatile KeptMark? mark;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ListedRelease> List() => ListSince().Releases;

    /// <summary>The same, and when the one that is marked as current was last made so, in whole seconds: of one moment, also where another takes its place meanwhile.</summary>
    public (IReadOnlyList<ListedRelease> Releases, DateTimeOffset? Since) ListSince()
    {
        var current = CurrentMark.Of(directory.Current);
        return ([.. directory.Releases().Select(n => Ask(n) with { IsCurrent = n.Id == current.Pointer?.Id })], current.Since);
    }

    /// <summary>
    /// Names all that are kept: it is another text once one comes or goes. The folder is listed again only after it changed,
    /// for every page asks this; one that changed a moment ago may do so again before its time tells, so it is listed each time.
    /// </summary>
    /// <param name="now">By the clock that the folder's times are of.</param>
    public string Mark(DateTimeOffset now)
    {
        var changed = Directory.GetLastWriteTimeUtc(directory.Root);
        if (mark is { } kept && kept.FolderChanged == changed)
            return kept.Text;
        var text = string.Join('.', directory.Releases().Select(n => n.Hash8));
        if (now.UtcDateTime - changed > SettledAfter)
            mark = new KeptMark(changed, text);
        return text;
    }

    /// <summary>The highest data version that was ever published here; null before the first.</summary>
    public DataVersion? HighestVersion()
    {
        var versions = List().Select(r => r.Version).Append(new HighestVersion(directory).Read()).OfType<DataVersion>().ToList();
        return versions.Count == 0 ? null : versions.Max();
    }

    /// <summary>What <c>current.json</c> says, or null where there is none.</summary>
    /// <exception cref="ReleaseRefusedException">It cannot be read.</exception>
    public ReleasePointer? Current() => File.Exists(directory.Current) ? ReleasePointer.Read(directory.Current) : null;

    /// <summary>Makes an older release the current one, after checking it as a reader would.</summary>
    /// <exception cref="ReleaseRefusedException">It is unknown or unsound; nothing has changed.</exception>
    internal ReleasePointer Rollback(string id)
    {
        var name = directory.Releases().SingleOrDefault(n => n.Id == id)
            ?? throw new ReleaseRefusedException($"There is no release '{id}' in {directory.Root}. Those there are: {string.Join(", ", directory.Releases().Select(n => n.Id))}.");
        var release = OpenRelease.Open(directory, name, sha256: null, EngineLimits.Reader);
        try
        {
            var pointer = new ReleasePointer(name.Id, name.File, release.Info.Sha256, name.Published);
            pointer.Write(directory.Current);
            return pointer;
        }
        finally
        {
            release.EndUse();
        }
    }

    /// <summary>Takes a release out of service for good: its file is deleted.</summary>
    /// <exception cref="ReleaseRefusedException">It is unknown, the current one, or being read; nothing has changed.</exception>
    internal void Remove(string id)
    {
        var name = directory.Releases().SingleOrDefault(n => n.Id == id)
            ?? throw new ReleaseRefusedException($"There is no release '{id}' in {directory.Root}. Those there are: {string.Join(", ", directory.Releases().Select(n => n.Id))}.");
        if (Current() is not { } current)
            throw new ReleaseRefusedException($"No release of {directory.Root} is current, so none is removed: put one into service first.");
        if (current.Id == id)
            throw new ReleaseRefusedException($"Release {id} is the current one and stays: it is removed once another is current.");
        if (!new ReleaseRetention(directory, options.Value.Keep).TryRemove(name))
            throw new ReleaseRefusedException($"Release {id} is being read and stays: close what reads it, or wait until readers have let it go (five minutes after its last page), and try again.");
    }

    private ListedRelease Ask(ReleaseName name)
    {
        if (asked.TryGetValue(name.Id, out var known))
            return known;
        var listed = new ListedRelease(name.Id, name.Published, new FileInfo(directory.PathOf(name.File)) is { Exists: true } file ? file.Length : 0, IsCurrent: false, Version: null, Previous: null, Reasons: [], Problem: null);
        using var releases = new AttachedReleases(directory, EngineLimits.Reader);
        try
        {
            var info = releases.Open(name.Id).Info;
            return asked[name.Id] = listed with { Version = info.Version, Previous = info.Previous?.Id, Reasons = info.Reasons };
        }
        catch (Exception refused) when (refused is ReleaseRefusedException or NoReleaseException)
        {
            return listed with { Problem = ProblemOf(name, refused) };
        }
    }

    /// <summary>What the engine or the system says names folders of this machine; a list of releases is read by anybody.</summary>
    private static string ProblemOf(ReleaseName name, Exception refused) =>
        refused is ReleaseRefusedException { InnerException: null } ? refused.Message : $"Release {name.Id} cannot be opened: its file is damaged, or cannot be read.";

    /// <summary>Why nobody can read the current release; null where they can, the whole file checked as a reader would.</summary>
    internal string? Problem()
    {
        ReleaseName? name = null;
        try
        {
            if (Current() is not { } pointer)
                return "No release is marked as current.";
            _ = ReleaseName.TryParse(pointer.File, out name);
            OpenRelease.Open(directory, name!, pointer.Sha256, EngineLimits.Reader).EndUse();
            return null;
        }
        catch (ReleaseRefusedException refused)
        {
            return name is null ? refused.Message : ProblemOf(name, refused);
        }
    }

    /// <summary>The same as <see cref="Current"/>, or null where it cannot be read.</summary>
    internal ReleasePointer? TryCurrent() => CurrentMark.Of(directory.Current).Pointer;
}

/// <param name="FolderChanged">The folder's time when it was listed, UTC.</param>
internal sealed record KeptMark(DateTime FolderChanged, string Text);
