namespace HealthNeeds.Ingest.Pipeline;

/// <summary>What came of making a release's inputs again.</summary>
/// <param name="InputHash">Over what was made; that of the release where nothing differs.</param>
/// <param name="SameCode">False where another build than this one made the release.</param>
internal sealed record Rebuilt(ReleaseReceipt Receipt, IReadOnlyList<RebuiltInput> Inputs, string InputHash, bool SameCode)
{
    public bool IsSame => Inputs.All(i => i.IsSame) && InputHash == Receipt.InputHash;
}
