using System.Text.Json;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Store.Releases;

/// <summary>The content of <c>current.json</c>: which release is served.</summary>
public sealed record ReleasePointer(string Id, string File, string Sha256, DateTimeOffset Published)
{
    /// <exception cref="ReleaseRefusedException">The file cannot be read as a pointer.</exception>
    internal static ReleasePointer Read(string path)
    {
        try
        {
            var pointer = ReleaseJson.Read<ReleasePointer>(System.IO.File.ReadAllText(path));
            return pointer.IsSound()
                ? pointer
                : throw new ReleaseRefusedException($"{path} does not name a release: found id '{pointer.Id}', file '{pointer.File}', sha256 '{pointer.Sha256}'.");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ReleaseRefusedException($"{path} cannot be read: {e.Message}", e);
        }
    }

    internal void Write(string path) => AtomicFile.Write(path, ReleaseJson.Write(this), lasting: true);

    /// <summary>A file name that is not one of ours could lead out of the directory.</summary>
    private bool IsSound() => ReleaseName.TryParse(File, out var name) && name.Id == Id && Sha256 is { Length: 64 } && Sha256.StartsWith(name.Hash8, StringComparison.Ordinal);
}
