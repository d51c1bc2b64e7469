using HealthNeeds.Core.Areas;

namespace HealthNeeds.Ingest.Pipeline;

internal sealed class UnknownRegionException(string found, IReadOnlyList<Region> known)
    : Exception($"Region '{found}' is not known. Expected one of {string.Join(", ", known.Select(r => r.Id))}, or an ICB's code such as E54000054.");
