using HealthNeeds.Core.Snapshots;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Live;

/// <summary>The organisations of a directory that was read, where a source is one.</summary>
internal static class OrganisationBook
{
    /// <returns>None where the files hold figures.</returns>
    public static IReadOnlyList<ListedOrganisation> Read(string folder, IReadOnlyList<ReceiptFile> files)
    {
        if (files.SingleOrDefault(f => f.Kind == SnapshotKinds.Organisations) is not { } file)
            return [];
        using var inspector = new SnapshotInspector();
        return inspector.Organisations(Path.Combine(folder, file.Name));
    }
}
