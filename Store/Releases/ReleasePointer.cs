using System.Text.Json;
using HealthNeeds.Core.Releases;
using HealthNeeds.Store.Files;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Releases;

/// <summary>The content of <c>current.json</c>: which release is served.</summary>
public sealed record ReleasePointer(string Id, string File, string Sha256, DateTimeOffset Published)
{
    /// <exception cref="ReleaseRefusedException">The file cannot be read as a pointer.</exception>
    internal static ReleasePointer Read(string path)
    {
        try
        {
            return Parse(System.IO.File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseRefusedException($"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <param name="path">Where the text is from, for whoever is told that it is no pointer.</param>
    /// <exception cref="ReleaseRefusedException">The text is not a pointer.</exception>
    internal static ReleasePointer Parse(string text, string path)
    {
        try
        {
            var pointer = ReleaseJson.Read<ReleasePointer>(text);
            return pointer.IsSound()
                ? pointer
                : throw new ReleaseRefusedException($"{path} does not name a release: found id '{pointer.Id}', file '{pointer.File}', sha256 '{pointer.Sha256}'.");
        }
        catch (JsonException e)
        {
            throw new ReleaseRefusedException($"{path} cannot be read: {e.Message}", e);
        }
    }

    internal void Write(string path) => AtomicFile.Write(path, Text);

    /// <summary>Readers see it from now on; lasting it is once the directory was flushed.</summary>
    internal void Replace(string path) => AtomicFile.Replace(path, Text);

    private string Text => ReleaseJson.Write(this);

    /// <summary>A file name that is not one of ours could lead out of the directory.</summary>
    private bool IsSound() => ReleaseName.TryParse(File, out var name) && name.Id == Id && Sha256 is { Length: 64 } && Sha256.StartsWith(name.Hash8, StringComparison.Ordinal);
}

/// <summary>Which release is marked as current and since when, in whole seconds: of one file, which is replaced whole and never written into.</summary>
/// <param name="Pointer">Null where there is none, or it cannot be read: a list without a mark is the honest answer, and a reader of the pointer says what is wrong.</param>
internal readonly record struct CurrentMark(ReleasePointer? Pointer, DateTimeOffset? Since)
{
    public static CurrentMark Of(string path)
    {
        DateTimeOffset? since = null;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            since = DateTimeOffset.FromUnixTimeSeconds(new DateTimeOffset(File.GetLastWriteTimeUtc(file.SafeFileHandle)).ToUnixTimeSeconds());
            using var text = new StreamReader(file);
            return new CurrentMark(ReleasePointer.Parse(text.ReadToEnd(), path), since);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or ReleaseRefusedException)
        {
            return new CurrentMark(Pointer: null, since);
        }
    }
}

/// <summary>Enough of a file to see that it was replaced, without reading it.</summary>
internal readonly record struct PointerStamp(bool Exists, DateTime Written, long Length)
{
    public static PointerStamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new PointerStamp(Exists: true, file.LastWriteTimeUtc, file.Length) : default;
    }
}

/// <summary>The highest data version that was ever published here, so that none is used twice, whatever became of its release.</summary>
internal sealed class HighestVersion(ReleaseDirectory directory)
{
    private readonly string path = Path.Combine(directory.Root, "highest-version.txt");

    /// <returns>Null where nothing was published, or the file cannot be read: then the releases that are kept are all that is known.</returns>
    public DataVersion? Read() => File.Exists(path) && DataVersion.TryParse(File.ReadAllText(path).Trim(), out var version) ? version : null;

    public void Raise(DataVersion version)
    {
        if (Read() is not { } highest || version.CompareTo(highest) > 0)
            AtomicFile.Write(path, version.ToString());
    }
}
