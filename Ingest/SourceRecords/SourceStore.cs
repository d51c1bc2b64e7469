using HealthNeeds.Store.Files;

namespace HealthNeeds.Ingest.SourceRecords;

/// <summary>
/// Changes one source's folder: figures that serve, figures that wait for the analyst, figures refused. Every change is one
/// rename of something whole, so a process that is killed leaves the last good figures serving. For the holder of the
/// <see cref="SourceLock"/>.
/// </summary>
internal sealed class SourceStore(SourceFolder folder)
{
    private const string Gone = "gone-";

    /// <summary>An empty folder for figures that are being read.</summary>
    public string Begin()
    {
        if (Directory.Exists(folder.Candidate))
            Directory.Delete(folder.Candidate, recursive: true);
        return Directory.CreateDirectory(folder.Candidate).FullName;
    }

    /// <summary>What was read serves from now on, and nothing waits any longer.</summary>
    public void Keep(Receipt candidate)
    {
        Place(candidate, folder.PathOfGood(candidate.Id));
        Point(candidate.Id, candidate.ReadAt, candidate.Reader);
        DropHeld(_ => true);
    }

    /// <summary>The same figures came again, read by other code: nothing to keep but that it agrees.</summary>
    public void Confirm(GoodPointer pointer, string reader)
    {
        ReceiptJson.Write(folder.PointerPath, pointer with { Reader = reader });
        Discard();
    }

    /// <summary>What was read waits for the analyst; what waited before gives way.</summary>
    public void Hold(Receipt candidate)
    {
        Place(candidate, folder.PathOfHeld(candidate.Id));
        DropHeld(id => id != candidate.Id);
    }

    /// <summary>What was read is not wanted.</summary>
    public void Discard() => Remove(folder.Candidate);

    public void DropHeld(Func<string, bool> goes)
    {
        foreach (var id in folder.HeldIds.Where(goes))
            Remove(folder.PathOfHeld(id));
    }

    /// <summary>Figures that looked sound alone, and do not beside the others, wait for the analyst; what served before them serves again.</summary>
    /// <returns>What waits now.</returns>
    public Receipt Withdraw(Receipt good, IReadOnlyList<RuleFinding> findings)
    {
        var copy = Begin();
        foreach (var file in good.Files)
            File.Copy(Path.Combine(folder.PathOfGood(good.Id), file.Name), Path.Combine(copy, file.Name));
        // What was accepted before stays in the list: who accepts again accepts all of it.
        var held = good with { Findings = [.. good.Findings.Where(f => !f.Holds || good.Accepted is not null).Where(f => !findings.Any(f.IsAbout)), .. findings], Accepted = null };
        Hold(held);
        if (folder.ReadPointer() is { } pointer && pointer.Id == good.Id)
            PointBack(pointer);
        return held;
    }

    /// <summary>The analyst takes what rules held.</summary>
    public Receipt Accept(Receipt held, Decision decision)
    {
        var accepted = held with { Accepted = decision };
        ReceiptJson.WriteReceipt(folder.PathOfHeld(held.Id), folder.Releases, accepted);
        Remove(folder.PathOfGood(held.Id));
        var around = Path.GetDirectoryName(folder.PathOfGood(held.Id))!;
        Disk.MakeFolder(around);
        Disk.MoveFolder(folder.PathOfHeld(held.Id), folder.PathOfGood(held.Id));
        Disk.FlushFolder(around);
        Point(held.Id, decision.At, held.Reader);
        return accepted;
    }

    /// <summary>The analyst does not want to be asked about these again.</summary>
    public void Refuse(Receipt held, Decision decision)
    {
        ReceiptJson.Write<List<Refusal>>(folder.RefusedPath, [.. folder.ReadRefused().Where(r => r.Id != held.Id), new Refusal(held.Id, held.RawHash, held.Reader, decision, held.HasFigures)]);
        DropHeld(id => id == held.Id);
    }

    /// <summary>Removes what a killed process left, and good figures that nothing needs: not current, not the ones before, not named by a kept release.</summary>
    public void Tidy(IReadOnlySet<string> named)
    {
        Discard();
        foreach (var left in Directory.EnumerateFiles(folder.Path, "*.tmp", SearchOption.AllDirectories).ToList())
            File.Delete(left);
        foreach (var left in Directory.EnumerateDirectories(folder.Path, Gone + "*").ToList())
            Directory.Delete(left, recursive: true);
        var refused = folder.ReadRefused().Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        DropHeld(id => refused.Contains(id) || !SourceFolder.IsWhole(folder.PathOfHeld(id)));
        var pointer = folder.TryReadPointer();
        if (pointer is null && File.Exists(folder.PointerPath))
            return;
        var before = pointer is { Before: [var last, ..] } ? last : null;
        foreach (var id in folder.GoodIds.Where(id => id != pointer?.Id && id != before && !named.Contains(id)))
            Remove(folder.PathOfGood(id));
    }

    private void Point(string id, DateTimeOffset since, string reader)
    {
        var pointer = folder.TryReadPointer();
        ReceiptJson.Write(folder.PointerPath, pointer is null || pointer.Id == id ? new GoodPointer(id, since, reader, pointer?.Before ?? []) : pointer.FollowedBy(id, since, reader));
    }

    private void PointBack(GoodPointer pointer)
    {
        var before = pointer.Before.Where(id => SourceFolder.IsWhole(folder.PathOfGood(id))).ToList();
        if (before.Count == 0)
            Disk.Delete(folder.PointerPath);
        else
            ReceiptJson.Write(folder.PointerPath, new GoodPointer(before[0], pointer.Since, folder.Find(before[0])!.Value.Receipt.Reader, before[1..]));
    }

    private void Place(Receipt candidate, string place)
    {
        foreach (var file in candidate.Files)
            Disk.Flush(Path.Combine(folder.Candidate, file.Name));
        ReceiptJson.WriteReceipt(folder.Candidate, folder.Releases, candidate);
        var around = Path.GetDirectoryName(place)!;
        Disk.MakeFolder(around);
        // The same figures again: what lies there may have been damaged since.
        Remove(place);
        Disk.MoveFolder(folder.Candidate, place);
        Disk.FlushFolder(around);
    }

    /// <summary>In two steps, so that a process killed between leaves no folder that is there in part.</summary>
    private void Remove(string path)
    {
        if (!Directory.Exists(path))
            return;
        var gone = Path.Combine(folder.Path, $"{Gone}{Path.GetFileName(path)}");
        if (Directory.Exists(gone))
            Directory.Delete(gone, recursive: true);
        Disk.MoveFolder(path, gone);
        Directory.Delete(gone, recursive: true);
    }
}
