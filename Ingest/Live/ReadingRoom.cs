using HealthNeeds.Core.Catalogue;
using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live;

/// <summary>What a live source reads with.</summary>
/// <param name="Open">A kept answer's content, unpacked and limited.</param>
/// <param name="Folder">Where it writes its files; empty at first.</param>
internal sealed record ReadingRoom(Func<RawResponse, Stream> Open, string Folder, IndicatorCatalogue Catalogue, KnownAreas Areas);
