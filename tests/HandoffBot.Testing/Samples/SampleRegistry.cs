using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;

namespace HandoffBot.Testing.Samples;

public static class SampleRegistry
{
    extension(AgreementRegistry)
    {
        /// <summary>A registry with these in force.</summary>
        public static AgreementRegistry With(params IEnumerable<HandoffAgreement> inForce)
        {
            var registry = new AgreementRegistry();
            registry.Set(inForce.Select(agreement => new KnownAgreement(agreement)));
            return registry;
        }
    }
}
