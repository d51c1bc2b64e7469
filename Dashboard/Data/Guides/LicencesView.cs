using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Sources;

namespace HealthNeeds.Dashboard.Data.Guides;

/// <param name="WithOwnTerms">Indicators whose terms are not those of their source.</param>
public sealed record LicencesView(IReadOnlyList<Source> Sources, IReadOnlyList<Indicator> WithOwnTerms);
