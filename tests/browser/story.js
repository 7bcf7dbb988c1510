/** A short story with a name twice, a quote of each kind, and dates. */
export const STORY = `Mayor opens new bridge in Portsmouth

By Jane Doe
14 November 2016

PORTSMOUTH – Mayor Alice Walker opened the new harbour bridge on Monday, two years after the old one was closed.

"This bridge will carry the town into a new century," said Alice Walker, who was elected in May 2014. Walker thanked the 300 workers who had built it.

Robert King, director of the Port Authority, said that the work had cost £42 million. He called it "money well spent".

The old bridge, built in 1931, will be taken down in March 2017.
`;
