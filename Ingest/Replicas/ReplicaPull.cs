using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Replicas;

/// <summary>
/// One look at the origin: the release it serves is brought, checked and pointed to before anything else; then what pages show beside it, then
/// older releases, newest first. Whatever fails, what was served here before goes on being served.
/// </summary>
internal sealed class ReplicaPull(IReleaseOrigin origin, ReleaseDirectory directory, ReleaseOptions releases, ReplicaOptions options, ReplicaJournal journal, TimeProvider clock)
{
    private readonly IncomingFolder _incoming = new(directory);
    private readonly RefusedReleases _refused = new(TimeSpan.FromMinutes(options.RefusedMinutes), clock);
    private OriginText _pointer = OriginText.Missing;
    private OriginText _index = OriginText.Missing;

    /// <summary>Hash of the release that this process has seen whole: a disk may have lost what an earlier one brought.</summary>
    private string? _seenWhole;

    /// <exception cref="OriginProblemException">Something could not be had, or cannot be used.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var pointer = await PointerAsync(cancellation);
        journal.Wanted(pointer.Id);
        await FollowAsync(pointer, cancellation);
        if (await IndexAsync(cancellation) is not { } index)
        {
            new ReleaseRetention(directory, releases.Keep).Clear();
            return;
        }

        var kept = Kept(index, pointer.Id);
        journal.Coming([.. kept.Where(r => !IsHere(r.File)).Select(r => Path.GetFileNameWithoutExtension(r.File))]);
        Clear(index, pointer.Id);
        await new ReplicaFiles(origin, directory, _incoming, options).FollowAsync(index, cancellation);
        await OlderAsync(kept, cancellation);
    }

    private async Task<ReleasePointer> PointerAsync(CancellationToken cancellation)
    {
        var found = await origin.TextAsync("current.json", _pointer.Tag, cancellation);
        if (!found.IsUnchanged)
            _pointer = found;
        if (_pointer.Text is not { } text)
            throw new OriginProblemException("The origin has no current.json: it serves no release yet, or its address is not that of a releases directory.");
        try
        {
            return ReleasePointer.Parse(text, "The origin’s current.json");
        }
        catch (ReleaseRefusedException refused)
        {
            // Asked for whole the next time.
            _pointer = OriginText.Missing;
            throw new OriginProblemException($"The origin’s current.json does not name a release{(text.AsSpan().TrimStart().StartsWith("<") ? ": it is a web page" : string.Empty)}.", refused);
        }
    }

    private async Task FollowAsync(ReleasePointer pointer, CancellationToken cancellation)
    {
        var here = journal.Pointer();
        if (here == pointer && IsHere(pointer.File) && _seenWhole == pointer.Sha256)
            return;
        _ = ReleaseName.TryParse(pointer.File, out var name);
        _incoming.Clear(name!.Id);
        if (!IsHere(pointer.File) || Sha256Text.OfFile(directory.PathOf(pointer.File)) != pointer.Sha256)
            await BringAsync(name, pointer.Sha256, cancellation);
        if (here != pointer)
            pointer.Write(directory.Current);
        _seenWhole = pointer.Sha256;
        journal.Serving(pointer.Id);
    }

    /// <exception cref="OriginProblemException">It could not be had, or was refused.</exception>
    private async Task BringAsync(ReleaseName name, string sha256, CancellationToken cancellation)
    {
        if (_refused.Why(sha256) is { } why)
            throw new OriginProblemException(why);
        var partial = _incoming.Partial(name.File);
        try
        {
            await origin.FetchAsync(name.File, partial, options.MaxRelease, (bytes, total) => journal.Arrived(name.Id, bytes, total), cancellation);
            _incoming.Take(name, sha256, partial);
        }
        catch (ReleaseRefusedException refused)
        {
            partial.Discard();
            var words = $"The origin’s release {name.Id} came and was refused. {(refused.InnerException is null ? refused.Message : "Its file cannot be opened as a release.")}";
            _refused.Add(sha256, words);
            throw new OriginProblemException(words, refused);
        }
        finally
        {
            journal.Arrived();
        }
    }

    private async Task<OriginIndex?> IndexAsync(CancellationToken cancellation)
    {
        var found = await origin.TextAsync(OriginIndex.FileName, _index.Tag, cancellation);
        if (!found.IsUnchanged)
            _index = found;
        return _index.Text is { } text ? OriginIndex.Parse(text) : null;
    }

    private async Task OlderAsync(IReadOnlyList<OriginRelease> kept, CancellationToken cancellation)
    {
        OriginProblemException? first = null;
        foreach (var release in kept.Where(r => !IsHere(r.File)))
        {
            try
            {
                _ = ReleaseName.TryParse(release.File, out var name);
                await BringAsync(name!, release.Sha256, cancellation);
            }
            catch (OriginProblemException problem)
            {
                first ??= problem;
            }
        }

        journal.Coming([.. kept.Where(r => !IsHere(r.File)).Select(r => Path.GetFileNameWithoutExtension(r.File))]);
        if (first is not null)
            throw first;
    }

    /// <summary>What this replica keeps of what the origin keeps.</summary>
    private List<OriginRelease> Kept(OriginIndex index, string current) =>
        [.. index.Releases.OrderByDescending(r => r.File, StringComparer.Ordinal).Where((r, at) => at < releases.Keep || r.File.StartsWith(current, StringComparison.Ordinal))];

    /// <summary>What the origin does not keep is not kept here either: it may have been taken out of service. One that is read stays until the next look.</summary>
    private void Clear(OriginIndex index, string current)
    {
        var kept = Kept(index, current).Select(r => r.File).ToHashSet(StringComparer.Ordinal);
        var retention = new ReleaseRetention(directory, releases.Keep);
        foreach (var name in directory.Releases().Where(n => n.Id != current && !kept.Contains(n.File)))
            _ = retention.TryRemove(name);
    }

    private bool IsHere(string file) => File.Exists(directory.PathOf(file));
}
